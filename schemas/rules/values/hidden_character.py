"""A number, an answer or a fact with a character that is not seen, by which Excel takes it for another."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.budgets import DATA, Budgets
from schemas.columns import Kind
from schemas.evidence.fact_hits import fact_values, value_at
from schemas.evidence.sheet_rows import column_at, inputs
from schemas.lists import FACTS, LISTS
from schemas.rule import Example, Frame, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same
from schemas.words.seen import cleaned, hidden_characters, is_as_typed, seen

_SERIES = "Nummerserie"
_COMPARED = ("budget_year", "price_level", "unit", "number_series", "status", "template_version")
"""The facts of Stamdata that are compared character by character."""


def faulty(rows: Frame) -> Frame:
    """Numbers with such a character, and answers that only such a character keeps from being one of the list's."""
    keys = {
        column.key: [not is_as_typed(nr) for nr in rows[column.key].fillna("")] for column in inputs(rows, Kind.KEY)
    }
    answers = {
        column.key: [_meant(text, column.choices) not in (None, text) for text in rows[column.key].fillna("")]
        for column in inputs(rows, Kind.CHOICE)
    }
    return rows[[]].assign(**keys, **answers)


def _meant(text: str, choices: str | None) -> str | None:
    """The list's answer that a text looks like; itself where it holds nothing unusual."""
    if text.isascii() and text.isprintable():
        return None
    answers = LISTS[choices or ""]
    return text if text in answers else next((one for one in answers if seen(one) == seen(text)), None)


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the characters; the number without them is in doubt too."""
    text, column = value_at(budgets, hit), column_at(hit)
    if column.kind is Kind.CHOICE:
        return _named(hit, text, _meant(text, column.choices) or text)
    return replace(_named(hit, text, cleaned(text)), other_keys=(cleaned(text).strip(),))


def _named(hit: Hit, text: str, meant: str) -> Hit:
    known = hit.values
    return replace(hit, found=same(text), expected=same(meant), values={**known, "hidden": hidden_characters(text)})


def check(budgets: Budgets, _: Settings) -> Hits:
    """The facts of Stamdata that decide how the rest is read."""
    for fact in (one for one in FACTS if one.key in _COMPARED):
        for value in fact_values(budgets, fact.key, fact.field):
            listed = _meant(value.text, fact.choices) if fact.choices else None
            meant = listed or (value.text if is_as_typed(value.text) else cleaned(value.text))
            if meant != value.text:
                yield _named(value.hit(same(value.text), same(meant)), value.text, meant)


def as_it_looks(_: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The text in the characters one types."""
    yield RowEdit(hit.expected.da)


def _follows(silent: Hit, speaking: Hit) -> bool:
    """Whether the other finding is about the same cell or number, or about numbers of a series that holds one."""
    if (silent.sheet, silent.row, silent.column) == (speaking.sheet, speaking.row, speaking.column):
        return True
    if speaking.sheet == "master_data":
        return speaking.values["field"].da == _SERIES
    return silent.udvalg == speaking.udvalg and seen(silent.key) == seen(speaking.key)


RULE = Rule(
    id="VAE419",
    name="hidden-character",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Et usynligt tegn gør teksten til en anden", "An invisible character makes the text another"),
    why=Text(
        "Excel sammenligner tegn for tegn. Et tegn, der ikke ses, følger ofte med, når man kopierer fra en hjemmeside, "
        "en PDF eller Word, og så finder Excel hverken nummeret eller svaret.",
        "Excel compares character by character. A character that is not seen often comes along when one copies from a "
        "web page, a PDF or Word, and then Excel finds neither the number nor the answer.",
    ),
    message=Text(
        "{place}: Teksten ligner »{expected}«, men rummer {hidden}. Skriv den igen.",
        "{place}: The text looks like “{expected}” but holds {hidden}. Type it again.",
    ),
    wrong=Example({"Beløb": [{"Nr": "T1\u200b01"}]}),
    right=Example({"Beløb": [{"Nr": "T101"}]}),
    silent=(
        Example({"Korrektioner": [{"Titel": "Børne\u00adpasning", "Baggrund": "Nyt\u200b skøn"}]}),
        Example({"Beløb": [{"Tekst": "Nyt\u00a0skøn"}]}),
    ),
    check=check,
    faulty=faulty,
    sheets=DATA,
    describe=describe,
    fix=RuleFix(Text("Fjern det usynlige tegn", "Remove the invisible character"), safe=True, cells=as_it_looks),
    spoils="number",
    omits="loose",
    hides=dict.fromkeys(
        (
            "NOG", "answer-not-in-list", "answer-undecided", "unit-unreadable", "budget-year-unreadable",
            "price-level-unreadable", "status-unreadable",
        ),
        _follows,
    )
    | {"stored-totals-stale": "book"},  # what the totals leave out is what Excel does not find
    of_withdrawn=True,
)  # fmt: skip
