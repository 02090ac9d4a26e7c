from __future__ import annotations

import pytest

from workbook.importers.sides import read_answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ja", "Ja"),
        ("ja", "Ja"),
        ("NEJ ", "Nej"),
        ("Nej.", "Nej"),
        ("Ja/nej", "Uafklaret"),
        ("ja / nej", "Uafklaret"),
        ("Nej/Ja", "Uafklaret"),
        ("Ja eller nej?", "Uafklaret"),
        ("uafklaret", "Uafklaret"),
        ("☒ Ja ☐ Nej", "Ja"),
        ("☐ Ja ☒ Nej", "Nej"),
        ("Ja ☐ Nej ☑", "Nej"),
    ],
)
def test_an_answer_is_brought_to_the_spelling_of_the_list(text: str, answer: str) -> None:
    assert read_answer(text) == answer


@pytest.mark.parametrize(
    "text", ["", "Delvist", "Måske", "Jah", "Ja, delvist", "☐ Ja ☐ Nej", "☒ Ja ☒ Nej", "Vælg et element."]
)
def test_any_other_answer_is_not_read(text: str) -> None:
    assert read_answer(text) is None
