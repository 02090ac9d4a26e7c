"""Answers that are the list's but for their case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from schemas.finding import same
from schemas.rule import Example, Hit, Mended, Rule, Severity, Text
from schemas.rules.list_answers import LISTED, listed_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find such answers: one hit a sheet, at the first of them."""
    rows = budgets.other_spellings
    by_sheet: dict[tuple[int, str, str], list[tuple[int, str, str]]] = {}
    for (book, row), udvalg, sheet, column, text in zip(
        rows.index, rows["udvalg"], rows["sheet"], rows["column"], rows["text"], strict=True
    ):
        by_sheet.setdefault((book, udvalg, sheet), []).append((row, column, text))
    for (book, udvalg, sheet), cells in by_sheet.items():
        row, column, _text = cells[0]
        texts = dict.fromkeys(text for *_rest, text in cells)
        meant = dict.fromkeys(listed_answer(text, sheet, own) or text for _row, own, text in cells)
        yield Hit(
            book=book, udvalg=udvalg, sheet=sheet, row=row, column=column,
            found=same(", ".join(texts)), expected=same(", ".join(meant)),
        )  # fmt: skip


def every_one(budgets: Budgets, hit: Hit) -> Iterator[Mended]:
    """Every such answer of the sheet as the list spells it."""
    rows = budgets.other_spellings
    for (book, row), sheet, column, text in zip(rows.index, rows["sheet"], rows["column"], rows["text"], strict=True):
        if (book, sheet) == (hit.book, hit.sheet):
            yield Mended(listed_answer(text, sheet, column), column=column, row=int(row))


RULE = Rule(
    id="VAE417",
    name="answer-spelt-otherwise",
    severity=Severity.NOTE,
    title=Text("Et svar er stavet anderledes end på listen", "An answer is spelt otherwise than in the list"),
    why=Text(
        "Excel ser ikke forskel på »ja« og »Ja«, så summerne er rigtige. Men et filter, en pivottabel eller et andet "
        "program kan dele dem i to.",
        "Excel sees no difference between “ja” and “Ja”, so the sums are right. But a filter, a pivot table or another "
        "program may part them.",
    ),
    message=Text(
        "{place}: »{found}« staves {expected} på listen. Vælg svaret på listen.",
        "{place}: “{found}” is spelt {expected} in the list. Choose the list's answer.",
    ),
    wrong=Example({"Korrektioner": [{"Indenfor servicerammen": "ja"}]}),
    right=Example({"Korrektioner": [{"Indenfor servicerammen": "Ja"}]}),
    silent=(Example({"Korrektioner": [{"Titel": "ja"}], "Beløb": [{"Tekst": "MERUDGIFT"}]}),),
    check=check,
    repair=replace(LISTED, cells=every_one),
)
