Attribute VB_Name = "KorrekturAsk"
Option Explicit

' The questions that come before a handler: each adds its answer, or returns False when the person gave none.

Public Function AskText(ByRef answers As String, ByVal name As String, ByVal words As String) As Boolean
    Dim typed As String

    typed = Trim$(InputBox(words, ADDIN_TITLE))
    If typed = "" Then Exit Function
    answers = answers & TextMember(name, typed)
    AskText = True
End Function

Public Function AskNumber(ByRef answers As String, ByVal name As String, ByVal words As String) As Boolean
    Dim typed As String

    Do
        typed = Trim$(InputBox(words, ADDIN_TITLE))
        If typed = "" Then Exit Function
        If Not typed Like "*[!0-9]*" And Len(typed) < 10 Then Exit Do
        MsgBox WORD_NO_NUMBER, vbExclamation, ADDIN_TITLE
    Loop
    answers = answers & WholeMember(name, Val(typed))
    AskNumber = True
End Function

Public Function AskFiles(ByRef answers As String, ByVal name As String, ByVal words As String, _
        ByVal pattern As String) As Boolean
    Dim chosen As Variant

    chosen = ChosenFiles(words, pattern)
    If VarType(chosen) = vbBoolean Then Exit Function
    If Not IsArray(chosen) Then chosen = Array(chosen)
    answers = answers & ListMember(name, chosen)
    AskFiles = True
End Function

Public Function AskPath(ByRef answers As String, ByVal name As String, ByVal words As String, _
        ByVal proposed As String) As Boolean
    Dim chosen As Variant

    chosen = ChosenPath(words, proposed)
    If VarType(chosen) = vbBoolean Then Exit Function
    answers = answers & TextMember(name, CStr(chosen))
    AskPath = True
End Function
