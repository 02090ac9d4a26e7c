' What is ours of this module. Settings come from the add-in's own sheet and the user's file alone, never from a
' workbook or from the folder it lies in; Python is started by its full path, without a command window; the command
' holds constants only. Mailed workbooks are opened here.

Public Sub RunPython(ByVal PythonCommand As String)
#If Mac Then
    ExecuteMac PythonCommand
#Else
    XLPy.Exec "" & PythonCommand
#End If
End Sub

#If Mac Then
Private Sub ExecuteMac(ByVal PythonCommand As String)
    Dim parameters As String

    ' "false": the folder of a workbook does not go on Python's path; the fields for its name and place stay empty.
    parameters = "false;;;;;" & "|" & Interpreter() & "|" & PythonCommand & "|" & "|" & _
        Left$(Application.Path, Len(Application.Path) - 4) & "|" & Environ("HOME") & "/xlwings.log"
    AppleScriptTask "xlwings-" & XLWINGS_VERSION & ".applescript", "VbaHandler", parameters
End Sub
#End If

Private Function XLPyCommand() As String
    If GetConfig("DEBUG UDFS") = "True" Then
        XLPyCommand = "{506e67c3-55b5-48c3-a035-eed5deea7d6d}"
    Else
        ' -P: without it Python looks for its modules first in the current folder, where the workbook may lie.
        XLPyCommand = """" & Interpreter() & """ -P -B -c ""import xlwings; xlwings.serve('$(CLSID)')"""
    End If
End Function

Private Function Interpreter() As String
    Dim path As String
    Dim rooted As Boolean

#If Mac Then
    path = GetConfig("INTERPRETER_MAC")
    rooted = Left$(path, 1) = "/"
#Else
    path = GetConfig("INTERPRETER_WIN")
    rooted = path Like "[A-Za-z]:\?*" Or path Like "\\?*\?*"
#End If
    ' A bare name would be looked for in the current folder too.
    If Not rooted Or InStr(path, """") + InStr(path, "$(") + InStr(path, "|") > 0 Then
        Err.Raise 1002, "korrektur", "korrektur addin install: " & GetConfigFilePath()
    End If
    Interpreter = path
End Function

Private Sub XLPyLoadDLL()
    Dim folder As String

    folder = ParentFolder(Interpreter())
    If LoadLibrary(folder & "\" & XLPyDLLName) = 0 Then
        If LoadLibrary(ParentFolder(folder) & "\" & XLPyDLLName) = 0 Then
            Err.Raise 1, "korrektur", XLPyDLLName & ": " & folder
        End If
    End If
End Sub

Private Function GetConfig(ByVal key As String) As String
    Dim cells As Variant
    Dim row As Long
    Dim value As String

    cells = ThisWorkbook.Worksheets(PROJECT_NAME & ".conf").Range("A1:B20").Value
    For row = 1 To UBound(cells, 1)
        If UCase$(CStr(cells(row, 1))) = UCase$(key) Then
            GetConfig = CStr(cells(row, 2))
            Exit Function
        End If
    Next row
    If FileExists(GetConfigFilePath()) Then
        If GetConfigFromFile(GetConfigFilePath(), key, value) Then GetConfig = value
    End If
End Function

Private Sub ShowError(ByVal FileName As String)
    MsgBox Left$(ReadFile(FileName), 1000), vbCritical, PROJECT_NAME
End Sub

Private Function ExpandEnvironmentStrings(ByVal s As String) As String
    ExpandEnvironmentStrings = s
End Function
