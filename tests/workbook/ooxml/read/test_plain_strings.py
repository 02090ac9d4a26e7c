from __future__ import annotations

import pytest
from support.packages import MAIN
from support.two_readings import string_readings

from workbook.ooxml.read.fault import Limits
from workbook.ooxml.read.plain_text import PlainTexts

_STRINGS = f'<sst xmlns="{MAIN}" count="2">'
_TABLES = [
    f'{_STRINGS}<si><t>a</t></si><si><t> b </t></si><si><t xml:space="preserve"> c </t></si><si><t></t></si></sst>',
    f"{_STRINGS}<si><t>&#248;_x000D_</t></si><si><t>&amp;amp;</t></si></sst>",
    f"{_STRINGS}<si><r><t>a</t></r><r><t> </t></r></si><si><t>b</t></si></sst>",
    f'{_STRINGS}<si><t>a</t><phoneticPr fontId="1"/></si></sst>',
    f"{_STRINGS}<si><t>a</t></si><extLst><si><t>b</t></si></extLst></sst>",
    f"{_STRINGS}<si><t>a</t></si><extLst/></sst>",
    f"{_STRINGS}<!-- <si><t>a</t></si> --></sst>",
    f"{_STRINGS}<a/><si><t>a</t></si></sst>",
    f"{_STRINGS}<si><t>a</t></si><si><t>b</t></sst>",
    f"{_STRINGS}<si><t>a</t></si>",
    f"{_STRINGS}</sst>",
    f"{_STRINGS}<si><t>\x01</t></si></sst>",
    f"{_STRINGS}<si><t>]]></t></si></sst>",
    '<sst xmlns="urn:b"><si><t>a</t></si></sst>',
    "<sst><si><t>a</t></si></sst>",
    f'<sst xmlns="{MAIN}" a=">"><si><t>a</t></si></sst>',
    f'<a xmlns="{MAIN}"><sst><si><t>a</t></si></sst></a>',
    f'<sst xmlns="{MAIN}" count="1" count="2"><si><t>a</t></si></sst>',
]  # fmt: skip


@pytest.mark.parametrize("table", _TABLES)
def test_the_events_of_the_parser_see_the_same_shared_texts(table: str) -> None:
    always, events = string_readings(table.encode())
    assert always == events


def test_a_shared_text_over_the_limit_is_refused_alike() -> None:
    table = f"{_STRINGS}<si><t>12345</t></si></sst>".encode()
    always, events = string_readings(table, Limits(text=4))
    assert always == events


def test_texts_met_lately_are_forgotten_when_they_are_many() -> None:
    known = PlainTexts(100_000).words
    for number in range(100_000):
        assert known[f"&#248; {number}"] == f"ø {number}"
    assert len(known) < 20_000
