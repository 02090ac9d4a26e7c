from __future__ import annotations

import json

import pytest

from schemas.words.harmless import ascii_json, blanked, harmless, harmless_json, harmless_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Økonomiudvalget – 0,880", "Økonomiudvalget – 0,880"),
        ("to\nlinjer\r\n\tog tab", "to linjer og tab"),
        ("\x1b[31mrød\x1b[0m", "\\x1b[31mrød\\x1b[0m"),
        ("\x9b2J", "\\x9b2J"),
        ("\x00\x07\x7f", "\\x00\\x07\\x7f"),
        ("abc\u202egpj.exe", "abc\\u202egpj.exe"),
        ("T1\u200b01", "T1\\u200b01"),
        ("\udcff", "\\udcff"),
        ("\ufffe\uffff\ufffd", "\\ufffe\\uffff\ufffd"),
        ("[red]fejl[/red]", "[red]fejl[/red]"),
    ],
)
def test_what_could_steer_a_terminal_is_spelled_and_the_rest_left_alone(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_lines_are_kept_where_they_are_wanted() -> None:
    assert harmless_lines("første\n\x1banden") == "første\n\\x1banden"


def test_blanking_keeps_the_length_and_the_lines() -> None:
    assert blanked("a\x1bb\nc\u202e") == "a?b\nc?"


@pytest.mark.parametrize("safe", [harmless_json, ascii_json])
def test_a_json_document_means_what_it_meant(safe: object) -> None:
    assert callable(safe)
    text = "ø – 😀 \x9b \u202e \ud800 \\"
    document = safe(json.dumps({"a": text}, ensure_ascii=False))
    assert json.loads(document) == {"a": text}
    assert "\x9b" not in document
    assert "\u202e" not in document


def test_ascii_json_is_ascii() -> None:
    assert ascii_json('"ø😀"') == '"\\u00f8\\ud83d\\ude00"'
