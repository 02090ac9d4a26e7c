"""The add-in's own VBA, run in pyOpenVBA's interpreter; Python, files and windows are stood in for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyopenvba.apps.excel import ExcelApplication

from addin.ribbon.run import lines
from addin.xlam.assemble import our_modules

if TYPE_CHECKING:
    from addin.ribbon.reply import Reply
    from addin.ribbon.run import ReplyKind
    from schemas.finding import Language

STOOD_IN_FOR = "KorrekturSystem"

_SYSTEM = """
Public Replies As New Collection
Public Beside As Boolean
Public Log As String
Public Chosen As Variant
Public Function RunsBesideExcel() As Boolean
    RunsBesideExcel = Beside
End Function
Public Function ExcelWindow() As Double
    ExcelWindow = 4711
End Function
Public Function NewReplyFile() As String
    NewReplyFile = "C:\\Temp\\svar.txt"
End Function
Public Function ReplyIn(ByVal path As String) As String
    If Replies.Count = 0 Then Exit Function
    ReplyIn = Replies(1)
    Replies.Remove 1
End Function
Public Sub WillReply(ByVal reply As String)
    Replies.Add reply
End Sub
Public Sub WillChoose(ByVal what As Variant)
    Chosen = what
End Sub
Public Sub WillRunBeside()
    Beside = True
End Sub
Public Sub Note(ByVal what As String)
    Log = Log & what & vbLf
End Sub
Public Function Noted() As String
    Noted = Log
End Function
Public Sub LookAgain()
    Note "look again"
End Sub
Public Sub ClearStatusLater()
End Sub
Public Sub OpenFor(ByVal what As String)
    Note "open " & what
End Sub
Public Function ChosenFiles(ByVal words As String, ByVal pattern As String) As Variant
    Note "files " & words & " " & pattern
    ChosenFiles = Chosen
End Function
Public Function ChosenPath(ByVal words As String, ByVal proposed As String) As Variant
    Note "path " & words & " " & proposed
    ChosenPath = "C:\\Mine\\" & proposed
End Function
"""
_XLWINGS = """
Public Starts As Boolean
Public Refuses As Boolean
Public Attempts As Long
Public Sub WillStart(ByVal itDoes As Boolean)
    Starts = itDoes
End Sub
Public Sub WillRefuse(ByVal itDoes As Boolean)
    Refuses = itDoes
End Sub
Public Function Tries() As Long
    Tries = Attempts
End Function
Public Function XLPy() As Object
    Attempts = Attempts + 1
    If Not Starts Then Err.Raise 1000, , "no pythonw.exe"
    Dim server As New PythonServer
    server.Refuses = Refuses
    Set XLPy = server
End Function
Public Sub RunPython(ByVal PythonCommand As String)
    Attempts = Attempts + 1
    If Not Starts Then Err.Raise 1000, , "no pythonw.exe"
    Note PythonCommand
End Sub
Public Sub Click(ByVal button As String)
    Dim control As New FakeControl
    control.ID = button
    Clicked control
End Sub
"""
_SERVER = """
Public Refuses As Boolean
Public Function CallUDF(ByVal script As String, ByVal name As String, ByVal arguments As Variant) As Variant
    If Refuses Then Err.Raise 1001, , "KorrekturError"
    CallUDF = script & "." & name & ":" & CStr(UBound(arguments) + 1)
End Function
"""


@dataclass
class Machine:
    """An Excel in memory with the add-in's modules; Python starts unless `python` is False."""

    language: Language = "da"
    python: bool = True
    books: int = 1
    app: Any = field(default_factory=ExcelApplication)

    def __post_init__(self) -> None:
        for _ in range(self.books):
            self.app.add_workbook()
        for name, source in our_modules(self.language).items():
            if name != STOOD_IN_FOR:
                self.app.add_module(_without_attributes(source), name=name)
        self.app.add_module(_SYSTEM, name=STOOD_IN_FOR)
        self.app.add_module(_XLWINGS, name="xlwings")
        self.app.add_module(_SERVER, name="PythonServer", kind="class")
        self.app.add_module("Public ID As String", name="FakeControl", kind="class")
        self.app.run("WillStart", self.python)

    def will_reply(self, *replies: Reply, kind: ReplyKind = "info") -> Machine:
        """What Python answers, one reply a call."""
        for reply in replies:
            self.app.run("WillReply", "\n" + lines(reply, self.language, kind).rstrip("\n"))
        return self

    def click(self, button: str) -> list[str]:
        """Click a button; what went to Python, to the dialogs of Excel and to the clock, in order."""
        self.app.run("Click", button)
        return self.noted()

    def noted(self) -> list[str]:
        return str(self.app.evaluate("Noted()")).splitlines()

    @property
    def dialogs(self) -> list[tuple[str, str]]:
        """Every box shown: which kind, and its words."""
        return [(kind, prompt) for kind, prompt, _title, _style in self.app.dialogs]

    @property
    def status(self) -> object:
        return self.app.application.status_bar


def _without_attributes(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if not line.startswith("Attribute "))


__all__ = ["Machine"]
