"""The note on missing financing quotes the sentence in which a text names a source itself."""

from __future__ import annotations

import pytest
from support.example_grids import budgets_of

from schemas.checking.check import check
from schemas.rule import Example


def _said(text: str) -> str:
    example = Example({"Finansiering": [None], "Korrektioner": [{"Økonomiske konsekvenser": text}]})
    return next(one.message.da for one in check(budgets_of([example])) if one.rule == "SUM607")


@pytest.mark.parametrize(
    "sentence",
    [
        "De resterende 0,6 mio. kr. finansieres af kassen.",
        "Udgiften dækkes af puljen til uforudsete udgifter.",
        "I 2026 flyttes 2,0 mio. kr. fra anlæg til drift.",
        "Beløbet er taget fra anlægsforslag A108.",
        "Der omplaceres 0,2 mio. kr. fra budgettet til boligydelse.",
    ],
)
def test_a_sentence_that_names_a_source_is_quoted(sentence: str) -> None:
    assert f"T101 »{sentence}«" in _said(f"Udgiften stiger. {sentence} Det gælder alle år.")


def test_the_plainest_of_two_is_quoted() -> None:
    said = _said("Der omplaceres 0,2 mio. kr. fra budgettet til løn. Resten finansieres af kassen.")
    assert said.endswith("T101 »Resten finansieres af kassen.«")


@pytest.mark.parametrize(
    "text", ["Licenserne koster 0,880 mio. kr. mere om året.", "Udgiften har tidligere været dækket af anlæg."]
)
def test_a_text_that_names_none_is_not_quoted(text: str) -> None:
    assert "Teksten siger selv" not in _said(text)
