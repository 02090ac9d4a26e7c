Attribute VB_Name = "KorrekturFormulas"
Option Explicit

' Enters the cells that call our functions again. Excel knows such a call by the add-in's place when it was saved;
' in a file from another machine, or from a program, the name stays unknown until the cell is entered anew.

Private Const CALLED As String = "KORREKTUR_"

Public Sub EnterEverywhere()
    Dim book As Workbook

    For Each book In Application.Workbooks
        EnterIfOurs book
    Next book
End Sub

' A workbook that is not ours is left alone when it opens: reading through it may take long.
Public Sub EnterIfOurs(ByVal book As Workbook)
    If HasSheet(book, SHEET_MASTER_DATA) And HasSheet(book, SHEET_CORRECTIONS) Then EnterFunctions book
End Sub

Public Sub EnterFunctions(ByVal book As Workbook)
    Dim sheet As Worksheet
    Dim wasSaved As Boolean
    Dim events As Boolean
    Dim drawing As Boolean

    wasSaved = book.Saved
    events = Application.EnableEvents
    drawing = Application.ScreenUpdating
    On Error GoTo Finish
    Application.EnableEvents = False
    Application.ScreenUpdating = False
    For Each sheet In book.Worksheets
        EnterOnSheet sheet
    Next sheet
Finish:
    Application.ScreenUpdating = drawing
    Application.EnableEvents = events
    book.Saved = wasSaved
End Sub

Private Function HasSheet(ByVal book As Workbook, ByVal name As String) As Boolean
    Dim sheet As Worksheet

    For Each sheet In book.Worksheets
        If StrComp(sheet.Name, name, vbTextCompare) = 0 Then HasSheet = True
    Next sheet
End Function

Private Sub EnterOnSheet(ByVal sheet As Worksheet)
    Dim found As Collection
    Dim cell As Range

    Set found = Callers(sheet.UsedRange)
    If found.Count = 0 Then Exit Sub
    If sheet.ProtectContents Then
        EnterProtected sheet, found
    Else
        For Each cell In found
            EnterCell cell
        Next cell
    End If
End Sub

' The cells of an area whose formula calls one of our functions; the formulas are read in one call.
Private Function Callers(ByVal area As Range) As Collection
    Dim found As New Collection
    Dim formulas As Variant
    Dim row As Long
    Dim column As Long

    If area.Cells.Count = 1 Then
        If Calls(area.Formula) Then found.Add area
    Else
        formulas = area.Formula
        For row = 1 To UBound(formulas, 1)
            For column = 1 To UBound(formulas, 2)
                If Calls(formulas(row, column)) Then found.Add area.Cells(row, column)
            Next column
        Next row
    End If
    Set Callers = found
End Function

Private Function Calls(ByVal formula As Variant) As Boolean
    If VarType(formula) <> vbString Then Exit Function
    If Left$(formula, 1) = "=" Then Calls = InStr(1, formula, CALLED, vbTextCompare) > 0
End Function

' Our own sheets are protected without a password; one with a password is left as it is.
Private Sub EnterProtected(ByVal sheet As Worksheet, ByVal found As Collection)
    Dim cell As Range
    Dim allowed As Protection
    Dim options(1 To 13) As Boolean

    Set allowed = sheet.Protection
    options(1) = sheet.ProtectDrawingObjects
    options(2) = sheet.ProtectScenarios
    options(3) = allowed.AllowFormattingCells
    options(4) = allowed.AllowFormattingColumns
    options(5) = allowed.AllowFormattingRows
    options(6) = allowed.AllowInsertingColumns
    options(7) = allowed.AllowInsertingRows
    options(8) = allowed.AllowInsertingHyperlinks
    options(9) = allowed.AllowDeletingColumns
    options(10) = allowed.AllowDeletingRows
    options(11) = allowed.AllowSorting
    options(12) = allowed.AllowFiltering
    options(13) = allowed.AllowUsingPivotTables
    If Not Unprotected(sheet) Then Exit Sub

    On Error GoTo Finish
    For Each cell In found
        EnterCell cell
    Next cell
Finish:
    sheet.Protect DrawingObjects:=options(1), Contents:=True, Scenarios:=options(2), _
        AllowFormattingCells:=options(3), AllowFormattingColumns:=options(4), AllowFormattingRows:=options(5), _
        AllowInsertingColumns:=options(6), AllowInsertingRows:=options(7), AllowInsertingHyperlinks:=options(8), _
        AllowDeletingColumns:=options(9), AllowDeletingRows:=options(10), AllowSorting:=options(11), _
        AllowFiltering:=options(12), AllowUsingPivotTables:=options(13)
End Sub

' An empty password is given, or Excel would ask the person for one.
Private Function Unprotected(ByVal sheet As Worksheet) As Boolean
    On Error Resume Next
    sheet.Unprotect ""
    Unprotected = Not sheet.ProtectContents
End Function

Private Sub EnterCell(ByVal cell As Range)
    Dim later As Object

    Set later = cell
    If Spills(later) Then
        If StrComp(later.SpillParent.Address, cell.Address, vbBinaryCompare) = 0 Then
            later.Formula2 = WithoutPlace(later.Formula2)
        End If
    ElseIf cell.HasArray Then
        If StrComp(cell.CurrentArray.Cells(1, 1).Address, cell.Address, vbBinaryCompare) = 0 Then
            cell.CurrentArray.FormulaArray = WithoutPlace(cell.Formula)
        End If
    Else
        cell.Formula = WithoutPlace(cell.Formula)
    End If
End Sub

' An Excel that does not know spilling has none.
Private Function Spills(ByVal cell As Object) As Boolean
    On Error Resume Next
    Spills = cell.HasSpill
End Function

' A formula whose calls name the function alone: `'C:\...\korrektur.xlam'!KORREKTUR_X(` becomes `KORREKTUR_X(`.
Public Function WithoutPlace(ByVal formula As String) As String
    Dim place As Long
    Dim first As Long

    place = InStr(1, formula, CALLED, vbTextCompare)
    Do While place > 0
        first = StartOfPlace(formula, place)
        formula = Left$(formula, first - 1) & Mid$(formula, place)
        place = InStr(first + Len(CALLED), formula, CALLED, vbTextCompare)
    Loop
    WithoutPlace = formula
End Function

' Where the place before a call begins; the call itself where there is none.
Private Function StartOfPlace(ByVal formula As String, ByVal callAt As Long) As Long
    Dim first As Long

    StartOfPlace = callAt
    If callAt < 3 Then Exit Function
    If Mid$(formula, callAt - 1, 1) <> "!" Then Exit Function
    first = callAt - 2
    If Mid$(formula, first, 1) = "'" Then
        Do While first > 1
            first = first - 1
            If Mid$(formula, first, 1) = "'" Then Exit Do
        Loop
    Else
        Do While first > 1
            If InStr(1, "=(,;+-*/^&<> {", Mid$(formula, first - 1, 1), vbBinaryCompare) > 0 Then Exit Do
            first = first - 1
        Loop
    End If
    StartOfPlace = first
End Function
