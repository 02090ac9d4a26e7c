from __future__ import annotations

import unicodedata

import pytest

from schemas.words.seen import cleaned, hidden_characters, is_as_typed, seen


@pytest.mark.parametrize(
    "text",
    [
        "Børne- og Ungeudvalget", "Børne‑ og Ungeudvalget", "Børne– og Ungeudvalget", " børne-  og\xa0ungeudvalget ",
        "Børne- og\nUngeudvalget", "Børne-\u200b og Unge\xadudvalget", "Ｂørne- og Ungeudvalget",
        "Børne- og Ungеudvalget",
        "Børne- og\x0bUngeudvalget", "\ufeffBørne- og Ungeudvalget\u200e",
    ],
)  # fmt: skip
def test_what_looks_alike_is_alike(text: str) -> None:
    assert seen(text) == "børne- og ungeudvalget"


def test_decomposed_letters_are_the_letters() -> None:
    assert seen(unicodedata.normalize("NFD", "Årsag é")) == seen("Årsag é")


@pytest.mark.parametrize(
    ("one", "other"), [("T101", "T102"), ("2²", "22"), ("½", "12"), ("Skole", "Skoler"), ("ae", "æ")]
)
def test_what_looks_otherwise_is_not(one: str, other: str) -> None:
    assert seen(one) != seen(other)


@pytest.mark.parametrize("text", ["T101", "Nyt skøn", "1. marts\n2026", "hårdt\xa0mellemrum", "é", "2²", "€ og –"])
def test_what_people_type_is_as_typed(text: str) -> None:
    assert is_as_typed(text)


@pytest.mark.parametrize("text", ["T1\u200b01", "Т101", "Ｔ101", "A\u030arsag", "T1\xad01", "T1\x0701", "\ufeffT101"])
def test_what_is_not_seen_is_told(text: str) -> None:
    assert not is_as_typed(text)
    assert hidden_characters(text).da.startswith("U+")
    assert is_as_typed(cleaned(text))


def test_each_character_is_named_once_in_both_languages() -> None:
    named = hidden_characters("a\u200bb\u200bc\xad")
    assert named.da == "U+200B (nulbreddemellemrum), U+00AD (blød bindestreg)"
    assert named.en == "U+200B (zero width space), U+00AD (soft hyphen)"
