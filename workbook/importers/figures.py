"""The figures of one form: each cell read or reported, and the stated netto held against its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.finding import Text, same
from schemas.words.danish_numbers import NumberDoubt, scaled
from schemas.words.figures import amount
from workbook.importers.price_text import PriceText, read_price_text
from workbook.importers.problems import FormPlace, Problem, ProblemKind
from workbook.importers.rows import PRINTED, YEARS_SHOWN, FormRow, RowKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from workbook.importers.form import ImportedForm

YearValues = tuple[int | None, ...]
"""One value a year: kroner, or thousandths of an FTE; None where blank or unreadable."""

NONE: YearValues = (None,) * YEARS_SHOWN
_THOUSANDTHS = 1000
_ANY_UNIT = 1_000_000  # where none is stated: the amounts are left blank, only their texts are judged
_DOUBTS = {
    NumberDoubt.BLANK: Text("cellen er tom", "the cell is blank"),
    NumberDoubt.NOT_A_NUMBER: Text("det er ikke et tal", "it is not a number"),
    NumberDoubt.POINT: Text(
        "punktummet kan være både tusindtals- og decimaltegn", "the point may part thousands or be a decimal point"
    ),
    NumberDoubt.TOO_FINE: Text(
        "det har flere decimaler, end der kan regnes med", "it has more decimals than can be kept"
    ),
}


@dataclass(frozen=True, slots=True)
class FormFigures:
    """One form's figures.

    expenditure, income, fte   what goes into the workbook; a year whose netto disagrees is blank.
    printed_income  the income as printed, before a disagreement blanks it; None where the row is missing.
    net             the netto stated, where it was read and agrees.
    """

    price: PriceText
    expenditure: YearValues
    income: YearValues
    printed_income: YearValues | None
    net: YearValues
    fte: YearValues | None


def read_figures(form: ImportedForm, place: FormPlace, budget_year: int) -> tuple[FormFigures, tuple[Problem, ...]]:
    """Read a form's table; amounts are used only where its years are the budget year and the next three."""
    problems: list[Problem] = []
    price = _price(form, place, problems)
    years_agree = _years_agree(form, place, budget_year, problems)
    usable = _signs_agree(form, place, problems) and years_agree and price.kroner is not None
    kinds = (kind for kind in RowKind if kind is not RowKind.YEARS)
    printed = {kind: _cells(form.rows, kind, price, place, problems) for kind in kinds}
    spent, got, net = (
        (usable and printed[kind]) or NONE for kind in (RowKind.EXPENDITURE, RowKind.INCOME, RowKind.NET)
    )
    apart = {disagreeing[0]: disagreeing for disagreeing in _disagreeing(spent, got, net)}
    for n, *kroner in apart.values():
        problems.append(_disagreement(place.at(form.rows[RowKind.NET].line), same(budget_year + n), *kroner))
    fte = printed[RowKind.FTE]
    figures = FormFigures(
        price,
        _without(spent, apart),
        _without(got, apart),
        printed[RowKind.INCOME],
        _without(net, apart),
        fte if years_agree or fte is None or not any(fte) else NONE,
    )
    return figures, tuple(problems)


def _price(form: ImportedForm, place: FormPlace, problems: list[Problem]) -> PriceText:
    years = form.rows.get(RowKind.YEARS)
    if years is None:
        return PriceText(None, None, None)
    price = read_price_text(years.label)
    here = place.at(years.line)
    if price.kroner is None:
        problems.append(
            here.tell(
                ProblemKind.MISSING,
                "Det fremgår ikke, om beløbene er i mio. kr. eller 1.000 kr. Skriv beløbene selv.",
                "The unit of the amounts (mio. kr. or 1.000 kr.) is not stated. Enter the amounts yourself.",
            )
        )
    if price.level is None:
        problems.append(
            here.tell(
                ProblemKind.MISSING,
                f"Prisniveauet kan ikke læses af »{years.label}«.",
                f"The price level cannot be read from “{years.label}”.",
            )
        )
    return price


def _years_agree(form: ImportedForm, place: FormPlace, budget_year: int, problems: list[Problem]) -> bool:
    wanted = tuple(str(budget_year + n) for n in range(YEARS_SHOWN))
    years = form.rows.get(RowKind.YEARS)
    if years is None:
        problems.append(
            place.tell(
                ProblemKind.MISSING,
                "Rækken med årstal mangler, så det vides ikke, hvilke år beløbene gælder. Skriv dem selv.",
                "The row of years is missing, so the amounts' years are not known. Enter them yourself.",
            )
        )
        return False
    if years.values == wanted:
        return True
    problems.append(
        place.at(years.line).tell(
            ProblemKind.DISAGREES,
            f"Årstallene {', '.join(years.values)} er ikke budgetår og overslagsår ({', '.join(wanted)}). "
            "Beløbene står tomme.",
            f"The years {', '.join(years.values)} are not the budget years ({', '.join(wanted)}). "
            "The amounts are left blank.",
        )
    )
    return False


def _signs_agree(form: ImportedForm, place: FormPlace, problems: list[Problem]) -> bool:
    other = [line for line, agrees in form.sign_rules if not agrees]
    problems.extend(
        place.at(line).tell(
            ProblemKind.DISAGREES,
            f"Skemaet har en anden fortegnsregel: »{line.text.strip()}«. Beløbene står tomme.",
            f"The form states another sign rule: “{line.text.strip()}”. The amounts are left blank.",
        )
        for line in other
    )
    return not other


def _cells(
    rows: Mapping[RowKind, FormRow], kind: RowKind, price: PriceText, place: FormPlace, problems: list[Problem]
) -> YearValues | None:
    """Give the cells of one row; None where the form has no such row."""
    row = rows.get(kind)
    if row is None:
        problems.append(
            place.tell(
                ProblemKind.MISSING,
                f"Rækken {PRINTED[kind]} mangler på skemaet.",
                f"The row {PRINTED[kind]} is missing from the form.",
            )
        )
        return None
    here = place.at(row.line)
    if len(row.values) != YEARS_SHOWN:
        problems.append(
            here.tell(
                ProblemKind.UNREADABLE,
                f"{PRINTED[kind]} har {len(row.values)} tal, ikke fire: »{' '.join(row.values)}«. Rækken står tom.",
                f"{PRINTED[kind]} has {len(row.values)} figures, not four: “{' '.join(row.values)}”. "
                "The row is left blank.",
            )
        )
        return NONE
    counted = kind is RowKind.FTE
    factor = _THOUSANDTHS if counted else price.kroner or _ANY_UNIT
    read = [scaled(text, factor, decimals_expected=counted or price.decimals_expected) for text in row.values]
    problems.extend(_doubts(kind, row, read, here, rows.get(RowKind.YEARS)))
    return tuple(None if isinstance(value, NumberDoubt) else value for value in read)


def _doubts(
    kind: RowKind, row: FormRow, read: list[int | NumberDoubt], here: FormPlace, years: FormRow | None
) -> Iterator[Problem]:
    """Give one problem for each text and reason, naming all its years."""
    printed_years = years.values if years is not None and len(years.values) == YEARS_SHOWN else ("1.", "2.", "3.", "4.")
    found: dict[tuple[str, NumberDoubt], list[str]] = {}
    for year, text, value in zip(printed_years, row.values, read, strict=True):
        if isinstance(value, NumberDoubt):
            found.setdefault((text, value), []).append(year)
    for (text, doubt), where in found.items():
        reason, listed = _DOUBTS[doubt], ", ".join(where)
        yield here.problem(
            ProblemKind.MISSING if doubt is NumberDoubt.BLANK else ProblemKind.UNREADABLE,
            Text(
                f"{PRINTED[kind]} ({listed}): »{text}« kan ikke læses: {reason.da}. Cellen står tom.",
                f"{PRINTED[kind]} ({listed}): “{text}” cannot be read: {reason.en}. The cell is left blank.",
            ),
        )


def _disagreeing(expenditure: YearValues, income: YearValues, net: YearValues) -> Iterator[tuple[int, int, int, int]]:
    """Yield the years (from 0) where expenditure + income is not netto, with the three in kroner."""
    for n, (spent, got, stated) in enumerate(zip(expenditure, income, net, strict=True)):
        if spent is not None and got is not None and stated is not None and spent + got != stated:
            yield n, spent, got, stated


def _disagreement(here: FormPlace, year: Text, spent_kroner: int, got_kroner: int, stated_kroner: int) -> Problem:
    spent, got, stated = (amount(kroner) for kroner in (spent_kroner, got_kroner, stated_kroner))
    total = amount(spent_kroner + got_kroner)
    message = Text(
        "Netto {year} står som {stated}, men Udgifter {spent} og Indtægter {got} giver {total} mio. kr. "
        "Årets beløb står tomt.",
        "Netto {year} is stated as {stated}, but Udgifter {spent} and Indtægter {got} make {total} mio. kr. "
        "The year is left blank.",
    ).format({"year": year, "stated": stated, "spent": spent, "got": got, "total": total})
    return here.problem(ProblemKind.DISAGREES, message)


def _without(cells: YearValues, years: Container[int]) -> YearValues:
    return tuple(None if n in years else value for n, value in enumerate(cells))
