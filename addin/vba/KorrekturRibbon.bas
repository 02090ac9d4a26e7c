Attribute VB_Name = "KorrekturRibbon"
Option Explicit

' What waits for its reply where Python runs beside Excel instead of inside the call (macOS).
Private waitingButton As String
Private waitingAnswers As String
Private waitingFile As String
Private waitingUntil As Date

' Every button of the ribbon; its id is the name of its handler in Python.
Public Sub Clicked(control As IRibbonControl)
    RunButton control.ID
End Sub

Public Sub RunButton(ByVal button As String)
    Dim answers As String

    If NeedsBook(button) And ActiveWorkbook Is Nothing Then
        MsgBox WORD_OPEN_A_BOOK, vbInformation, ADDIN_TITLE
        Exit Sub
    End If
    If Not Answered(button, answers) Then Exit Sub
    Send button, answers
End Sub

' The whole of what Python is told to do: constants and hex digits, nothing of any workbook.
Public Function PythonCommand(ByVal button As String, ByVal answers As String) As String
    PythonCommand = "import addin.ribbon.run as r; r.run('" & button & "','" & HexOf("{" & Mid$(answers, 2) & "}") & "')"
End Function

Private Sub Send(ByVal button As String, ByVal answers As String)
    Dim command As String
    Dim replyFile As String
    Dim failure As String

    replyFile = NewReplyFile()
    command = PythonCommand(button, answers & TextMember("lang", ADDIN_LANGUAGE) & _
        WholeMember("hwnd", ExcelWindow()) & TextMember("reply", replyFile))
    ShowStatus WORD_WORKING
    On Error GoTo Failed
    RunPython command
    On Error GoTo 0
    UseFunctions button
    If RunsBesideExcel() Then
        waitingButton = button
        waitingAnswers = answers
        waitingFile = replyFile
        waitingUntil = Now + TimeSerial(0, 10, 0)
        LookAgain
    Else
        TakeReply button, answers, ReplyIn(replyFile)
    End If
    Exit Sub

Failed:
    failure = Err.Description
    PythonHasFailed
    ShowStatus ""
    MsgBox Left$(WORD_NO_PYTHON & vbLf & vbLf & failure, 1000), vbCritical, ADDIN_TITLE
End Sub

' The first click that reaches Python lets the functions use it from then on; Recalculate tries again after a failure.
Private Sub UseFunctions(ByVal button As String)
    Dim first As Boolean

    first = PythonHasStarted()
    If first Then
        EnterEverywhere
    ElseIf button = "recalculate" And Not ActiveWorkbook Is Nothing Then
        EnterFunctions ActiveWorkbook
    End If
End Sub

' Called by the clock until the reply is there.
Public Sub LookForReply()
    Dim reply As String

    If waitingFile = "" Then Exit Sub
    reply = ReplyIn(waitingFile)
    If reply = "" And Now < waitingUntil Then
        LookAgain
    Else
        waitingFile = ""
        TakeReply waitingButton, waitingAnswers, reply
    End If
End Sub

Private Sub TakeReply(ByVal button As String, ByVal answers As String, ByVal reply As String)
    Dim said As String

    If reply = "" Then
        ShowStatus ""
        MsgBox WORD_NO_REPLY, vbCritical, ADDIN_TITLE
        Exit Sub
    End If
    ShowStatus Replied(reply, "status")
    said = Replied(reply, "message")
    If said <> "" Then MsgBox said, BoxStyle(Replied(reply, "kind")), ADDIN_TITLE
    said = Replied(reply, "opens")
    If said <> "" Then OpenFor said
    If Replied(reply, "question") <> "" Then AskOn button, answers, reply
End Sub

' The second step: the same handler again, with the same answers and this one.
Private Sub AskOn(ByVal button As String, ByVal answers As String, ByVal reply As String)
    Dim question As String
    Dim typed As String

    question = Replied(reply, "question")
    If Replied(reply, "asks") = "text" Then
        typed = Trim$(InputBox(question, ADDIN_TITLE))
        If typed <> "" Then Send button, answers & TextMember(Replied(reply, "name"), typed)
    ElseIf MsgBox(question, vbYesNo + vbQuestion, ADDIN_TITLE) = vbYes Then
        Send button, answers & TrueMember(Replied(reply, "name"))
    End If
End Sub

Private Function BoxStyle(ByVal kind As String) As Long
    Select Case kind
    Case "error"
        BoxStyle = vbCritical
    Case "warning"
        BoxStyle = vbExclamation
    Case Else
        BoxStyle = vbInformation
    End Select
End Function

Private Sub ShowStatus(ByVal words As String)
    If words = "" Then
        Application.StatusBar = False
    Else
        Application.StatusBar = words
        ClearStatusLater
    End If
End Sub
