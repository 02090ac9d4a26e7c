Attribute VB_Name = "KorrekturSystem"
Option Explicit

' Everything that touches the machine: files, windows, the clock and Excel's file dialogs.

#If Mac Then
Private Const SEPARATOR As String = "/"
#Else
Private Const SEPARATOR As String = "\"
#End If

' When the words in the status bar are old.
Private clearAt As Date

' AppleScript starts Python in the background and returns at once.
Public Function RunsBesideExcel() As Boolean
#If Mac Then
    RunsBesideExcel = True
#Else
    RunsBesideExcel = False
#End If
End Function

' The window by which Python finds this Excel; 0 where it would find none.
Public Function ExcelWindow() As Double
#If Mac Then
    ExcelWindow = 0
#Else
    If Not ActiveWorkbook Is Nothing Then ExcelWindow = Application.Hwnd
#End If
End Function

Public Function NewReplyFile() As String
    Dim folder As String
    Dim place As Long
    Dim name As String

#If Mac Then
    folder = Environ$("HOME")
#Else
    folder = Environ$("TEMP")
#End If
    Randomize
    For place = 1 To 16
        name = name & Hex$(Int(Rnd() * 16))
    Next place
    NewReplyFile = folder & SEPARATOR & "korrektur-" & name & ".txt"
End Function

' The lines of a reply, each after a line feed; "" while there is none. A reply is read once.
Public Function ReplyIn(ByVal path As String) As String
    Dim number As Integer
    Dim text As String
    Dim all As String

    On Error GoTo Unread
    If Not FileExists(path) Then Exit Function
    number = FreeFile
    Open path For Input As #number
    Do While Not EOF(number)
        Line Input #number, text
        all = all & vbLf & text
    Loop
    Close #number
    Kill path
    ReplyIn = all
    Exit Function
Unread:
    If number > 0 Then Close #number
End Function

Public Sub LookAgain()
    Application.OnTime Now + TimeSerial(0, 0, 1), Ours("KorrekturRibbon.LookForReply")
End Sub

Public Sub ClearStatusLater()
    clearAt = Now + TimeSerial(0, 1, 0)
    Application.OnTime clearAt, Ours("KorrekturSystem.ClearStatus")
End Sub

' Words that came after those it was called for stay their own minute.
Public Sub ClearStatus()
    If Now >= clearAt Then Application.StatusBar = False
End Sub

' A procedure as the clock finds it whichever workbook is in front.
Private Function Ours(ByVal procedure As String) As String
    Ours = "'" & ThisWorkbook.Name & "'!" & procedure
End Function

' Opens a workbook in Excel, and a page or another file with what the machine opens it with.
Public Sub OpenFor(ByVal what As String)
    On Error GoTo Failed
    If LCase$(Right$(what, 5)) = ".xlsx" Then
        Workbooks.Open what
    Else
        ThisWorkbook.FollowHyperlink what
    End If
    Exit Sub
Failed:
    MsgBox WORD_CANNOT_OPEN & vbLf & what, vbExclamation, ADDIN_TITLE
End Sub

' The files chosen, or False.
Public Function ChosenFiles(ByVal words As String, ByVal pattern As String) As Variant
#If Mac Then
    ChosenFiles = Application.GetOpenFilename(MultiSelect:=True)
#Else
    ChosenFiles = Application.GetOpenFilename(pattern & "," & pattern, 1, words, , True)
#End If
End Function

' The path chosen, or False.
Public Function ChosenPath(ByVal words As String, ByVal proposed As String) As Variant
#If Mac Then
    ChosenPath = Application.GetSaveAsFilename(proposed)
#Else
    ChosenPath = Application.GetSaveAsFilename(proposed, SaveFilter(proposed), 1, words)
#End If
End Function

' The kinds of file a dialog offers, by the name proposed: forms are saved as PDF or for Word, all else as workbooks.
Private Function SaveFilter(ByVal proposed As String) As String
    If LCase$(Right$(proposed, 4)) = ".pdf" Then
        SaveFilter = "PDF (*.pdf),*.pdf,Word (*.docx),*.docx"
    Else
        SaveFilter = "*.xlsx,*.xlsx"
    End If
End Function
