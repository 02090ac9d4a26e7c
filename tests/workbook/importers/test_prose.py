from __future__ import annotations

import pytest

from workbook.importers.lines import FormLine
from workbook.importers.prose import join

WIDTH = 40
FULL = "Denne linje når helt ud til sidens kant"


def _join(*texts: str, wrapped: bool = True) -> str:
    return join([FormLine(text, None, n) for n, text in enumerate(texts, 1)], WIDTH, wrapped=wrapped)


def test_lines_of_a_paragraph_are_joined_with_a_blank() -> None:
    assert _join(FULL, "og fortsætter.") == f"{FULL} og fortsætter."


def test_a_blank_line_parts_paragraphs() -> None:
    assert _join("Kort linje.", "", "Ny linje.") == "Kort linje.\n\nNy linje."


def test_many_blank_lines_part_like_one() -> None:
    assert _join("Kort linje.", "", " ", "", "Ny linje.") == "Kort linje.\n\nNy linje."


def test_a_text_with_an_empty_line_after_every_line_is_put_together() -> None:
    assert _join(FULL, "", "og fortsætter.") == f"{FULL} og fortsætter."


def test_a_sentence_that_ends_on_a_full_line_ends_the_paragraph_before_an_empty_line() -> None:
    assert _join(f"{FULL}.", "", "Ny linje.") == f"{FULL}.\n\nNy linje."


def test_an_abbreviation_at_the_end_of_a_full_line_ends_no_paragraph() -> None:
    assert _join("Der er afsat et beløb på omkring 3 mio. kr.", "", "om året.").endswith("kr. om året.")


def test_a_short_line_without_a_full_stop_is_a_heading_before_an_empty_line() -> None:
    assert _join("Engangsudgifter", "", "det første køb") == "Engangsudgifter\n\ndet første køb"


def test_a_hyphen_at_the_end_of_a_line_closes_the_word_up() -> None:
    assert _join("Kommunen indgår en syvårig EA-", "aftale.") == "Kommunen indgår en syvårig EA-aftale."


def test_a_hyphen_that_stands_for_a_shared_word_keeps_its_blank() -> None:
    assert _join("Det gælder social-", "og sundhedsområdet.") == "Det gælder social- og sundhedsområdet."


def test_a_soft_hyphen_at_the_end_of_a_line_goes() -> None:
    assert _join("Det er en kommu\u00ad", "nal opgave.") == "Det er en kommunal opgave."


def test_a_dash_at_the_end_of_a_line_is_no_hyphen() -> None:
    assert _join("Der ventes stigninger på 10 -", "20 procent.") == "Der ventes stigninger på 10 - 20 procent."


def test_list_items_stay_on_lines_of_their_own() -> None:
    assert _join("Der spares på:", "• varme", "• el") == "Der spares på:\n• varme\n• el"


def test_a_list_item_over_two_lines_is_one_line() -> None:
    assert _join(f"• {FULL}", "og fortsætter", "• el") == f"• {FULL} og fortsætter\n• el"


@pytest.mark.parametrize("between", [[], [""]])
def test_table_rows_stay_together_line_by_line(between: list[str]) -> None:
    assert (
        _join("Løn        1.8 mio. kr.", *between, "Drift      0.2 mio. kr.")
        == "Løn   1.8 mio. kr.\nDrift   0.2 mio. kr."
    )


def test_figures_behind_a_label_are_a_table_row() -> None:
    assert _join("Afsat i budgettet 8,336 8,265", "Forskel 1,000 2,000") == (
        "Afsat i budgettet 8,336 8,265\nForskel 1,000 2,000"
    )


def test_a_sentence_that_runs_over_a_page_is_one_paragraph() -> None:
    lines = [FormLine(FULL, 1, 40), FormLine("og fortsætter.", 2, 1)]
    assert join(lines, WIDTH, wrapped=True) == f"{FULL} og fortsætter."


def test_words_paragraphs_are_never_put_together() -> None:
    assert _join(FULL, "", "og fortsætter.", wrapped=False) == f"{FULL}\n\nog fortsætter."


def test_nothing_makes_an_empty_text() -> None:
    assert _join("", " ") == ""
