from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.corpus import corpus_files, needs_corpus
from support.packages import MAIN, STRICT
from support.two_readings import sheet_readings
from support.workbooks import sample_at

from workbook.grid import Grid
from workbook.ooxml.read.fault import Limits
from workbook.ooxml.read.plain_text import NotPlainError
from workbook.ooxml.read.sheet_part import SheetReader
from workbook.ooxml.read.worksheet import PlainRows
from workbook.reading.read import read

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = f'<worksheet xmlns="{MAIN}">'
_TAIL = "</worksheet>"


def _part(rows: str, before: str = "", after: str = "", head: str = _HEAD) -> bytes:
    return f"{head}{before}<sheetData>{rows}</sheetData>{after}{_TAIL}".encode()


def _row(cells: str, attributes: str = "") -> str:
    return f'<row r="1"{attributes}>{cells}</row>'


def _cells(cells: str) -> bytes:
    return _part(_row(cells))


_ODD_CELLS = {
    "a comment in a cell": '<c r="A1"><!-- 1 --><v>12</v></c>',
    "a comment around cells": '<c r="A1"><v>1</v></c><!-- <c r="B1"><v>2</v></c> -->',
    "a CDATA section": '<c r="A1" t="str"><v><![CDATA[<v>]]></v></c>',
    "a processing instruction": '<?a b?><c r="A1"><v>1</v></c>',
    "no reference": '<c r="C1"/><c><v>1</v></c>',
    "a reference in lower case": '<c r="a1"><v>1</v></c>',
    "a leading zero": '<c r="A01"><v>1</v></c>',
    "the last cell of all": '<c r="XFD1048576"><v>1</v></c>',
    "a column too far": '<c r="XFE1"/>',
    "a row too far": '<c r="A1048577"/>',
    "three attributes": '<c r="A1" s="1" t="n" cm="1"><v>1</v></c>',
    "another order": '<c t="str" r="A1"><v>1</v></c>',
    "an attribute twice": '<c r="A1" s="1" s="2"><v>1</v></c>',
    "single quotes": "<c r='A1'><v>1</v></c>",
    "another vocabulary": '<c xmlns="urn:b" r="A1"><v>1</v></c>',
    "a formula of another vocabulary": '<c r="A1"><f xmlns="urn:b">B1</f><v>1</v></c>',
    "a prefix of nothing": '<c r="A1"><x:v>1</x:v></c>',
    "the value first": '<c r="A1"><v>1</v><f>B1</f></c>',
    "two values": '<c r="A1"><v>1</v><v>2</v></c>',
    "a cell twice": '<c r="A1" s="1"><v>1</v></c><c r="A1"><v>2</v></c><c r="A1"/>',
    "a cell of another row": '<c r="B7"><v>1</v></c>',
    "an unclosed cell": '<c r="A1"><v>1</v>',
    "an unclosed value": '<c r="A1"><v>1</c>',
    "tags that cross": '<c r="A1"><v>1</is></v></c>',
    "a text closed as another": '<c r="A1" t="inlineStr"><is><t>a</v></c>',
    "content after an empty cell": '<c r="A1"/><v>1</v></c>',
    "space between": ' <c r="A1"> <v>1</v>\n</c> ',
    "text in a row": 'a<c r="A1"><v>1</v></c>',
    "a bare ampersand": '<c r="A1" t="str"><v>a & b</v></c>',
    "an unknown entity": '<c r="A1" t="str"><v>&nbsp;</v></c>',
    "a bare bracket": '<c r="A1" t="str"><v>a > b ]]&gt; ]] ></v></c>',
    "the end of CDATA": '<c r="A1" t="str"><v>]]></v></c>',
    "the end of CDATA in a formula": '<c r="A1"><f>T[[a]]>0</f><v>1</v></c>',
    "a control character": '<c r="A1" t="str"><v>a\x01b</v></c>',
    "a control character in a formula": '<c r="A1"><f>"\x0b"</f></c>',
    "no character": '<c r="A1" t="str"><v>a\ufffeb\uffff</v></c>',
    "references to no character": '<c r="A1" t="str"><v>&#0;</v></c>',
    "a reference to a control character": '<c r="A1" t="str"><v>&#x1f;</v></c>',
    "a reference to half a pair": '<c r="A1" t="str"><v>&#xD800;</v></c>',
    "a reference past the last": '<c r="A1" t="str"><v>&#x110000;</v></c>',
    "references": '<c r="A1" t="str"><v>&amp;#248; &#38;amp; &#x26;lt; &#248;&#xF8;&lt;&gt;&quot;</v></c>',
    "more references": '<c r="A1" t="str"><v>&apos;&#10;&#13;</v></c>',
    "one sort of ampersand": '<c r="A1" t="str"><v>&amp;#248; &#248; &amp;lt; &lt;</v></c>',
    "a carriage return": '<c r="A1" t="str"><v>a\r\nb\rc</v></c>',
    "line breaks": '<c r="A1" t="str"><v> a\nb\t </v></c><c r="B1" t="inlineStr"><is><t> a\n</t></is></c>',
    "kept space": '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
    "escapes": '<c r="A1" t="str"><v>_x000D_ _x005F_x000D_ _xD83D__xDE00_</v></c><c r="B1"><f>"_x000D_"</f></c>',
    "an entity in a number": '<c r="A1"><v>&#49;</v></c>',
    "no number": '<c r="A1"><v>1,5</v></c>',
    "odd numbers": '<c r="A1"><v>1.</v></c><c r="B1"><v>-.5</v></c><c r="C1"><v>1e3</v></c><c r="D1"><v>0012</v></c>',
    "too large a number": '<c r="A1"><v>1e999</v></c>',
    "a number of space": '<c r="A1"><v> </v></c>',
    "numbers alike": '<c r="A1"><v>1</v></c><c r="B1"><v>1.0</v></c><c r="C1" t="b"><v>1</v></c>',
    "nothing stored": '<c r="A1"><v></v></c><c r="B1"><f>A1</f><v/></c><c r="C1" s="1"><f>A1</f><v /></c>',
    "empty texts": '<c r="A1" t="str"><f>B1</f><v></v></c><c r="B1" s="1" t="str"><v/></c>',
    "an empty value of inline text": '<c r="A1" t="inlineStr"><v></v></c>',
    "no text stored": '<c r="A1" t="str"><f>A1</f></c>',
    "empty inline texts": '<c r="A1" s="1" t="inlineStr"><is><t></t></is></c><c r="B1" t="inlineStr"><is/></c>',
    "an empty error": '<c r="A1" t="e"><v></v></c><c r="B1" t="s"><v></v></c>',
    "rich text": '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>',
    "types": '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="d"><v>2026-01-31</v></c>',
    "an unknown type": '<c r="A1" t="x"><v>1</v></c>',
    "shared texts": '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>2</v></c>',
    "a shared text that is not there": '<c r="A1" t="s"><v>3</v></c>',
    "formulas": '<c r="A1"><f>=1+1</f><v>2</v></c><c r="B1"><f></f><v>1</v></c><c r="C1"><f/></c>',
    "a formula of nothing": '<c r="A1"><f>=</f></c>',
    "classes": '<c r="A1" s="1"><v>46000</v></c><c r="B1" s="2"><f>A1</f></c><c r="C1" s="3"><v>1</v></c>',
    "no style": '<c r="A1" s=""/>',
    "a shared formula": (
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1+1</f><v>1</v></c><c r="B1"><f t="shared" si="0"/></c>'
    ),
    "an array formula": '<c r="A1" s="1"><f t="array" ref="A1:B1">C1</f><v>1</v></c><c r="B1"><v>2</v></c>',
    "a what-if table": '<c r="A1"><f t="dataTable" ref="A1:B1" dt2D="1" dtr="1" r1="C1" r2="D1"/><v>1</v></c>',
    "a formula attribute twice": '<c r="A1"><f t="array" t="array" ref="A1">C1</f><v>1</v></c>',
    "an impossible area": '<c r="A1"><f t="array" ref="A0">C1</f><v>1</v></c>',
    "a formula that keeps space": '<c r="A1"><f xml:space="preserve"> C1 </f><v>1</v></c>',
    "half a character": '<c r="A1" t="str"><v>ÆØÅ 漢字 😀</v></c>',
}  # fmt: skip


@pytest.mark.parametrize("cells", _ODD_CELLS.values(), ids=_ODD_CELLS.keys())
def test_the_events_of_the_parser_see_the_same_in_a_row(cells: str) -> None:
    always, events = sheet_readings(_cells(cells))
    assert always == events


_CELL = '<c r="A1"><v>1</v></c>'
_DANISH = _cells('<c r="A1" t="str"><v>æ</v></c>')
_ODD_PARTS = {
    "no rows": _part(""),
    "empty rows": _part('<row r="1"/><row r="2" hidden="1"/><row r="3"></row><row r="4" hidden="true"/>'),
    "rows without cells between": _part(f'<row r="1"/>{_row(_CELL)}<row r="8" ht="9"/>'),
    "an open row at the end": _part(f'{_row(_CELL)}<row r="2">'),
    "a row in a row": _part(_row(_row(_CELL))),
    "a closing row too many": _part(f"{_row(_CELL)}</row>"),
    "a cell without a row": _part(_CELL),
    "a hidden row": _part(_row(_CELL, ' spans="1:1" hidden="1" ht="12.75" customHeight="1"')),
    "an attribute of a row twice": _part(_row(_CELL, ' hidden="1" hidden="0"')),
    "an attribute of no row": _part(_row(_CELL, ' a="1"')),
    "a prefix not declared": _part(_row(_CELL, ' x14ac:dyDescent="0.25"')),
    "a prefix declared": _part(
        _row(_CELL, ' x14ac:dyDescent="0.25"'), head=f'<worksheet xmlns="{MAIN}" xmlns:x14ac="urn:a">'
    ),
    "a prefix not declared, in many vocabularies": _part(
        _row(_CELL, ' x14ac:dyDescent="0.25"'), after='<a xmlns="urn:b"/>'
    ),
    "a row number of no row": _part(f'<row r="0">{_CELL}</row>'),
    "a row without a number": _part(f"<row>{_CELL}</row>"),
    "the tag in a comment": _part(_row(_CELL), before="<!-- <sheetData> -->"),
    "the whole in a comment": f"{_HEAD}<!-- <sheetData>{_row(_CELL)}</sheetData> -->{_TAIL}".encode(),
    "the whole in a text": (
        f'{_HEAD}<sheetData a="1"><![CDATA[<sheetData>{_row(_CELL)}</sheetData>]]></sheetData>{_TAIL}'.encode()
    ),
    "the end in a comment": _part(_row(_CELL), after="<!-- </sheetData> -->"),
    "two of them": _part(_row(_CELL), after=f'<sheetData><row r="2">{_CELL}</row></sheetData>'),
    "an end without a beginning": f"{_HEAD}</sheetData>{_TAIL}".encode(),
    "a broken end": _part(_row(_CELL), after="<a>"),
    "a broken beginning": _part(_row(_CELL), before="<a>"),
    "facts around": _part(
        _row(_CELL),
        before='<cols><col min="2" max="3" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    ),
    "Strict": _part(_row(_CELL), head=f'<worksheet xmlns="{STRICT}">'),
    "another vocabulary": _part(_row(_CELL), head='<worksheet xmlns="urn:b">'),
    "a prefix for all": f'<x:worksheet xmlns:x="{MAIN}"><sheetData>{_row(_CELL)}</sheetData></x:worksheet>'.encode(),
    "alternatives around": _part(
        _row(_CELL), after='<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>'
    ),
    "a doctype": b"<!DOCTYPE a>" + _cells(_CELL),
    "a byte order mark": b"\xef\xbb\xbf" + _cells(_CELL),
    "Latin 1": b'<?xml version="1.0" encoding="iso-8859-1"?>' + _DANISH.decode().encode("latin-1"),
    "Latin 1 that looks like UTF-8": b'<?xml version="1.0" encoding="ISO-8859-1"?>' + _DANISH,
    "Latin 1, said late": b'<?xml version="1.0"' + b" " * 2000 + b'encoding="iso-8859-1"?>' + _DANISH,
    "UTF-16": _cells(_CELL).decode().encode("utf-16"),
    "UTF-8 by name": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' + _cells(_CELL),
    "half a character": _DANISH.replace("æ".encode(), b"\xc3"),
    "half a pair in UTF-8": _DANISH.replace("æ".encode(), b"\xed\xa0\x80"),
    "cut short": _cells(_CELL)[:-20],
    "something after": _cells(_CELL) + b"a",
}  # fmt: skip


@pytest.mark.parametrize("content", _ODD_PARTS.values(), ids=_ODD_PARTS.keys())
def test_the_events_of_the_parser_see_the_same_in_a_part(content: bytes) -> None:
    always, events = sheet_readings(content)
    assert always == events


@pytest.mark.parametrize(
    ("cells", "limits"),
    [
        ('<c r="A1"><v>1</v></c><c r="B1"><f>A1</f></c><c r="C1"><v>1</v></c>', Limits(cells=1)),
        ('<c r="A1"><f>A2</f></c><c r="B1"><f>A1</f></c>', Limits(cells=1)),
        ('<c r="A1" t="str"><v>12345</v></c>', Limits(text=4)),
        ('<c r="A1" t="inlineStr"><is><t>12345</t></is></c>', Limits(text=4)),
        ('<c r="A1"><f>B1+12</f><v>1</v></c>', Limits(text=4)),
        ('<c r="A1"><f t="array" ref="A1">B1+12</f><v>1</v></c>', Limits(text=4)),
        ('<c r="A1" t="str"><v>&#248;&#248;&#248;</v></c>', Limits(text=4)),
        ('<c r="A1"><f t="array" ref="A1:Z99">B1</f><v>1</v></c>', Limits(cells=10)),
    ],
)
def test_the_limits_hold_alike(cells: str, limits: Limits) -> None:
    always, events = sheet_readings(_cells(cells), limits)
    assert always == events


_TEXTS = st.sampled_from([
    "1", "0.5", "-2", "T101", "a &amp; b", "&#248;", " x ", "", "ø", "1e5", "_x000D_", "2026-01-01",
])  # fmt: skip
_FORMULAS = st.one_of(st.builds("<f>{}</f>".format, _TEXTS), st.just('<f t="shared" ref="A1:B2" si="1">A1</f>'))
_STORED = st.one_of(st.builds("<v>{}</v>".format, _TEXTS), st.just("<v/>"))
_PIECES = st.one_of(
    st.builds(
        "<c r={0}{1}{2}>{3}{4}</c>".format,
        st.sampled_from(['"A1"', '"B1"', '"Z9"', '"AA10"', '"XFD1"', '"a1"', '""']),
        st.sampled_from(["", ' s="1"', ' s="2"']),
        st.sampled_from(["", ' t="n"', ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="inlineStr"']),
        st.one_of(st.just(""), _FORMULAS),
        st.one_of(st.just(""), _STORED, st.builds("<is><t>{}</t></is>".format, _TEXTS)),
    ),
    st.sampled_from([
        '<c r="C1" s="1"/>', '<c r="D1"></c>', "</row>", '<row r="2">', '</row><row r="3" hidden="1">', "<a/>",
    ]),
)  # fmt: skip
_MARKUP = st.sampled_from([
    "<", ">", "/", '"', "&", "]]>", "<!--", "-->", "<v>", "</v>", "</c>", "<c>", "<![CDATA[", "\x00", "\r", " ", "&#0;",
    "</sheetData>", "<sheetData>", "</row>", "\ufffe", "1", "Æ", "<is>", "</is>", "<?a?>", "x:", 'xmlns="a"',
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=8), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 6), _MARKUP), max_size=2))
def test_whatever_stands_in_the_part_the_events_see_the_same(
    pieces: list[str], changes: list[tuple[int, int, str]]
) -> None:
    text = _part(_row("".join(pieces))).decode()
    for start, length, markup in changes:
        text = text[:start] + markup + text[start + length :]
    always, events = sheet_readings(text.encode())
    assert always == events


def test_no_cell_of_the_sample_needs_the_events(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(reader: SheetReader, _content: bytes) -> None:
        pytest.fail(f"{reader.part} is read by events")

    monkeypatch.setattr(SheetReader, "read", refuse)
    assert isinstance(read(sample_at(tmp_path / "sample.xlsx")), Grid)


@needs_corpus
def test_public_workbooks_are_read_as_by_events_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    files = corpus_files()
    always = [read(path) for path in files]

    def refuse(*_: object) -> None:
        raise NotPlainError

    monkeypatch.setattr(PlainRows, "read", refuse)
    monkeypatch.setattr("workbook.ooxml.read.strings.plain_texts", refuse)
    assert [read(path) for path in files] == always
