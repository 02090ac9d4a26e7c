Attribute VB_Name = "KorrekturPython"
Option Explicit

' Whether the functions may use Python: not before a button has started it (opening a workbook starts nothing), and
' not after a start has failed (each start may wait a minute, and an overview has tens of cells).
Private started As Boolean

' True when it had not started before, or had failed since.
Public Function PythonHasStarted() As Boolean
    PythonHasStarted = Not started
    started = True
End Function

Public Sub PythonHasFailed()
    started = False
End Sub

' What a function gives: Python's answer, #N/A where Python is not running, #VALUE! where it refuses.
Public Function Computed(ByVal name As String, ByVal arguments As Variant) As Variant
    Dim server As Object

    If Not started Or RunsBesideExcel() Then
        Computed = CVErr(xlErrNA)
        Exit Function
    End If
    On Error GoTo NotRunning
    Set server = XLPy()
    On Error GoTo Refused
    ' No workbook goes along: given one, xlwings would look for Python code in its sheets. The brackets pass values.
    Computed = server.CallUDF("addin.functions.custom_functions", (name), (arguments))
    Exit Function

NotRunning:
    PythonHasFailed
    Computed = CVErr(xlErrNA)
    Exit Function
Refused:
    Computed = CVErr(xlErrValue)
End Function

' An argument as plain values: a table comes as rows of cells, dates and currency as numbers.
Public Function Plain(ByVal argument As Variant) As Variant
    If Not IsObject(argument) Then
        Plain = argument
    ElseIf argument.Areas.Count > 1 Then
        Err.Raise 5, , "A function takes one area."
    Else
        Plain = argument.Value2
    End If
End Function
