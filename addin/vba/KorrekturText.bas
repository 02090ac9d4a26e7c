Attribute VB_Name = "KorrekturText"
Option Explicit

' The members of a JSON object, each with a comma before it, and the lines of a reply.

Public Function TextMember(ByVal name As String, ByVal text As String) As String
    TextMember = "," & JsonText(name) & ":" & JsonText(text)
End Function

' Str$ alone writes a number alike in every country.
Public Function WholeMember(ByVal name As String, ByVal number As Double) As String
    WholeMember = "," & JsonText(name) & ":" & Trim$(Str$(Fix(number)))
End Function

Public Function TrueMember(ByVal name As String) As String
    TrueMember = "," & JsonText(name) & ":true"
End Function

Public Function ListMember(ByVal name As String, ByVal texts As Variant) As String
    Dim one As Variant
    Dim joined As String

    For Each one In texts
        joined = joined & "," & JsonText(CStr(one))
    Next one
    ListMember = "," & JsonText(name) & ":[" & Mid$(joined, 2) & "]"
End Function

' In ASCII, every other letter as \uXXXX, so that the bytes are UTF-8 whatever the letters are.
Public Function JsonText(ByVal text As String) As String
    Dim place As Long
    Dim code As Long
    Dim made As String

    For place = 1 To Len(text)
        code = AscW(Mid$(text, place, 1))
        If code < 0 Then code = code + 65536
        If code < 32 Or code > 126 Or code = 34 Or code = 92 Then
            made = made & "\u" & Right$("000" & Hex$(code), 4)
        Else
            made = made & ChrW$(code)
        End If
    Next place
    JsonText = """" & made & """"
End Function

Public Function HexOf(ByVal ascii As String) As String
    Dim place As Long
    Dim made As String

    For place = 1 To Len(ascii)
        made = made & Right$("0" & Hex$(AscW(Mid$(ascii, place, 1))), 2)
    Next place
    HexOf = LCase$(made)
End Function

' Two bytes a letter, the lower one first.
Public Function FromHex(ByVal digits As String) As String
    Dim place As Long
    Dim made As String

    For place = 1 To Len(digits) - 3 Step 4
        made = made & ChrW$(CLng("&H" & Mid$(digits, place + 2, 2) & Mid$(digits, place, 2)))
    Next place
    FromHex = made
End Function

' What a reply says under this key; "" where it says nothing. Each line of a reply has a line feed before it.
Public Function Replied(ByVal reply As String, ByVal key As String) As String
    Dim first As Long
    Dim last As Long

    first = InStr(1, reply, vbLf & key & "=", vbBinaryCompare)
    If first = 0 Then Exit Function
    first = first + Len(key) + 2
    last = InStr(first, reply & vbLf, vbLf, vbBinaryCompare)
    Replied = FromHex(Mid$(reply, first, last - first))
End Function
