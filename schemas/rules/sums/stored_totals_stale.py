"""Totals of Oversigt that are not those of the lines."""

from dataclasses import replace

from schemas.calculations.combined import book_totals
from schemas.calculations.measures import MEASURES
from schemas.calculations.totals import TABLES
from schemas.columns import Kind
from schemas.evidence.formula_cells import OVERVIEW
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Formula, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import amount, fte

_COUNTED_ALIKE = ("text", "number_as_text", "error")
"""Cells that could not be read, but which count 0 in Excel too."""
OverviewCell = tuple[int, str, str]
"""Book, measure and canonical year."""


def check(budgets: Budgets, _: Settings) -> Hits:
    """Compare every stored total with the lines: one hit a workbook, at the first that differs."""
    totals = budgets.overview_totals
    stored = totals[totals["figure"].notna() | totals["text"].notna()]
    stored = stored[~stored.index.get_level_values("book").isin(_with_another_cause(budgets))]
    if stored.empty:
        return
    right_totals = book_totals(budgets)
    replaced = _replaced(budgets)
    hits: dict[int, list[Hit]] = {}
    for (book, row), cell, key, year, figure, text in zip(
        stored.index, *(stored[name].tolist() for name in ("cell", "measure", "year", "figure", "text")), strict=True
    ):
        four = None if (book, key, year) in replaced else MEASURES[key].of(right_totals[book])
        right = None if four is None else four[BUDGET_YEARS.index(year)]
        if right is not None and (isinstance(text, str) or figure != right):
            unit = budgets.unit_kroner(book)
            found = same(text) if isinstance(text, str) else _words(key, figure, unit)
            expected = _words(key, right, unit)
            one = Hit(book=book, sheet=OVERVIEW, row=row, cell=cell, found=found, expected=expected)
            hits.setdefault(book, []).append(one)
    for first, *others in hits.values():
        yield replace(first, values={"others": _others(len(others))})


def _others(count: int) -> Text:
    if count == 0:
        return Text("", "")
    return Text(
        f" Det samme gælder {count} {'andet tal' if count == 1 else 'andre tal'} på arket.",
        f" So it is with {count} other {'figure' if count == 1 else 'figures'} on the sheet.",
    )


def _words(key: str, figure: int, unit_kroner: int) -> Text:
    return fte(figure) if MEASURES[key].fte else amount(figure, unit_kroner)


def _with_another_cause(budgets: Budgets) -> set[int]:
    """Books whose totals are off for a reason that is told elsewhere: formulas, or cells Excel counts and we do not."""
    formulas, unreadable = budgets.formulas, budgets.unreadable
    in_tables = formulas.index[formulas["sheet"].ne(OVERVIEW)]
    counted = unreadable["sheet"].isin((*TABLES, "rates")) & unreadable["wanted"].ne(Kind.DATE)
    unlike = unreadable.index[counted & ~unreadable["problem"].isin(_COUNTED_ALIKE)]
    return {int(book) for index in (in_tables, unlike) for book in index.get_level_values("book")}


def _replaced(budgets: Budgets) -> set[OverviewCell]:
    """Totals whose own cell lacks its formula, wherever else on the sheet they are shown."""
    formulas, totals = budgets.formulas, budgets.overview_totals
    own = formulas[formulas["sheet"].eq(OVERVIEW)]
    cells = set(zip(own.index.get_level_values("book"), own["cell"], strict=True))
    return {
        (book, key, year)
        for book, cell, key, year in zip(
            totals.index.get_level_values("book").tolist(),
            *(totals[name].tolist() for name in ("cell", "measure", "year")),
            strict=True,
        )
        if (book, cell) in cells
    }


RULE = Rule(
    id="SUM615",
    name="stored-totals-stale",
    severity=Severity.WARNING,
    title=Text("Oversigt viser ikke linjernes tal", "Oversigt does not show the figures of the lines"),
    why=Text(
        "Oversigt er det, andre ser i en mail eller på papir. Er filen gemt uden at være beregnet om, efter at et "
        "beløb blev ændret, står der gamle tal, og de passer ikke med kommunens samlede opgørelse.",
        "Oversigt is what others see in a mail or on paper. Where the file was saved without being recalculated "
        "after an amount was changed, old figures stand there, and they do not fit the municipality's consolidation.",
    ),
    message=Text(
        "{place}: Der står {found}, men linjerne giver {expected}.{others} Åbn filen i Excel, tryk Ctrl+Alt+F9, og "
        "gem den.",
        "{place}: It says {found}, but the lines give {expected}.{others} Open the file in Excel, press Ctrl+Alt+F9, "
        "and save it.",
    ),
    wrong=Example({"Beløb": [{"2026": 0.5}]}, overview={"Netto": {"2026": 0.6}}),
    right=Example({"Beløb": [{"2026": 0.5}]}, overview={"Netto": {"2026": 0.5}}),
    silent=(
        Example({"Beløb": [{"2026": Formula("0.25*2", 0.5)}]}, overview={}),
        Example(overview={"Netto": {"2026": 0.49999999999999994}}),
    ),
    check=check,
    file_only=True,
)
