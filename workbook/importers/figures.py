"""The figures of one form: each cell read or reported, and the stated netto held against its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from schemas.finding import Text
from schemas.layout import BUDGET_YEARS
from schemas.words.danish_numbers import NumberDoubt
from schemas.words.figures import amount
from workbook.importers.figure_texts import footnote_mark, kroner_or_parts, may_end_in_mark
from workbook.importers.price_text import PriceText, mentions_unit, read_price_text
from workbook.importers.problems import Cell, FormPlace, Problem, ProblemKind
from workbook.importers.rows import PRINTED, YEARS_SHOWN, FormRow, RowKind
from workbook.importers.sign_rules import SignRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbook.importers.form import ImportedForm

Cells = tuple[Cell, ...]
_SHEET_ROWS = {RowKind.EXPENDITURE: ("amounts", 0), RowKind.INCOME: ("amounts", 1), RowKind.FTE: ("fte", 0)}
_COUNTED, _COUNTED_EN = {4: "fire", 5: "fem"}, {4: "four", 5: "five"}
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
    NumberDoubt.MARK: Text("det sidste ciffer kan være et fodnotetegn", "the last digit may be a footnote mark"),
    NumberDoubt.TOO_FINE: Text(
        "det har flere decimaler, end der kan regnes med", "it has more decimals than can be kept"
    ),
}


@dataclass(frozen=True, slots=True)
class FormFigures:
    """One form's figures as printed, in the workbook's signs; net is what is stated, whatever the sum is.

    income, fte  None where the form has no such row.
    """

    price: PriceText
    expenditure: YearValues
    income: YearValues | None
    net: YearValues
    fte: YearValues | None


@dataclass(frozen=True, slots=True)
class _Head:
    """What the figures of a form are read by: unit, sign, the places of the years, and whether amounts may be used."""

    price: PriceText
    sign: int
    places: tuple[int, ...]
    years: tuple[str, ...]
    usable: bool


def read_figures(form: ImportedForm, place: FormPlace, budget_year: int) -> tuple[FormFigures, tuple[Problem, ...]]:
    """Read a form's table; amounts are used only where unit, signs and years are understood."""
    problems: list[Problem] = []
    price = _price(form, place, problems)
    places, years = _places(form, place, budget_year, problems)
    sign = _sign(form, place, problems)
    head = _Head(price, sign or 1, places, years, bool(places) and price.kroner is not None and sign is not None)
    kinds = (kind for kind in RowKind if kind is not RowKind.YEARS)
    read = {kind: _cells(form.rows, kind, head, place, problems) for kind in kinds}
    spent, got, net = (read[kind] for kind in (RowKind.EXPENDITURE, RowKind.INCOME, RowKind.NET))
    amounts = [cells for cells in (spent, got, net) if cells is not None]
    if sign == -1 and any(value for cells in amounts for value in cells):
        problems.append(_turned(form, place))
    for n, *kroner in _disagreeing(spent or NONE, got or NONE, net or NONE):
        problems.append(_disagreement(place.at(form.rows[RowKind.NET].line), budget_year + n, *kroner))
    return FormFigures(price, spent or NONE, got, net or NONE, read[RowKind.FTE]), tuple(problems)


def _price(form: ImportedForm, place: FormPlace, problems: list[Problem]) -> PriceText:
    """Read unit and price level: behind the table's label, else on a line of their own."""
    years = form.rows.get(RowKind.YEARS)
    label = years.label if years is not None else ""
    here = place.at(years.line) if years is not None else place
    price, apart = read_price_text(label), [read_price_text(line.text) for line in form.units]
    if mentions_unit(label) and price.kroner is None:
        apart = [replace(one, kroner=None, unit=None) for one in apart]
    for one in apart:
        if None not in (one.kroner, price.kroner) and one.kroner != price.kroner and price.kroner:
            price = replace(price, kroner=None, unit=None)
            break
        price = price.or_else(one)
    texts = " · ".join(text for text in (label, *(line.text for line in form.units)) if text)
    if years is not None and price.kroner is None:
        problems.append(
            here.tell(
                ProblemKind.MISSING,
                f"Det fremgår ikke sikkert af »{texts}«, hvilken enhed beløbene er i. Skriv beløbene selv.",
                f"“{texts}” does not say for certain what unit the amounts are in. Enter the amounts yourself.",
                printed=texts,
                cells=_amount_cells(form),
            )
        )
    if years is not None and price.level is None:
        problems.append(
            here.tell(
                ProblemKind.MISSING,
                f"Prisniveauet kan ikke læses af »{texts}«.",
                f"The price level cannot be read from “{texts}”.",
                printed=texts,
                cells=(("corrections", 0, "price_level"),),
            )
        )
    return price


def _amount_cells(form: ImportedForm, kinds: Iterable[RowKind] = (RowKind.EXPENDITURE, RowKind.INCOME)) -> Cells:
    """Give the cells of Beløb that a form's rows go to."""
    return tuple(
        cell for kind in kinds if kind in form.rows or kind is RowKind.EXPENDITURE for cell in year_cells(kind)
    )


def year_cells(kind: RowKind, places: Iterable[int] = range(YEARS_SHOWN)) -> Cells:
    """Give the cells that a row of the form goes to in these years (from 0); none for netto."""
    if kind not in _SHEET_ROWS:
        return ()
    sheet, row = _SHEET_ROWS[kind]
    return tuple((sheet, row, BUDGET_YEARS[n]) for n in places)


def _places(
    form: ImportedForm, place: FormPlace, budget_year: int, problems: list[Problem]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Give the places of the budget year and the next three among the row's columns, and the years; none where not."""
    wanted = tuple(str(budget_year + n) for n in range(YEARS_SHOWN))
    years = form.rows.get(RowKind.YEARS)
    cells = (*_amount_cells(form), *(year_cells(RowKind.FTE) if RowKind.FTE in form.rows else ()))
    if years is None:
        problems.append(
            place.tell(
                ProblemKind.MISSING,
                "Rækken med årstal mangler, så det vides ikke, hvilke år beløbene gælder. Skriv dem selv.",
                "The row of years is missing, so the amounts' years are not known. Enter them yourself.",
                cells=cells,
            )
        )
        return (), ()
    here, printed = place.at(years.line), ", ".join(years.printed or years.values)
    places = tuple(years.values.index(year) for year in wanted if years.values.count(year) == 1)
    if len(places) < YEARS_SHOWN or any(two != one + 1 for one, two in pairwise(places)):
        problems.append(
            here.tell(
                ProblemKind.DISAGREES,
                f"Årstallene {printed} er ikke budgetår og overslagsår ({', '.join(wanted)}). Beløbene står tomme.",
                f"The years {printed} are not the budget years ({', '.join(wanted)}). The amounts are left blank.",
                printed=printed,
                cells=cells,
            )
        )
        return (), ()
    if years.values != years.printed != () or len(years.values) > YEARS_SHOWN:
        problems.append(
            here.tell(
                ProblemKind.READ_AS,
                f"Årstallene {printed} er læst som {', '.join(wanted)}.",
                f"The years {printed} are read as {', '.join(wanted)}.",
                printed=printed,
                read_as=", ".join(wanted),
            )
        )
    return places, years.values


def _sign(form: ImportedForm, place: FormPlace, problems: list[Problem]) -> int | None:
    """Give 1 where the form's signs are ours, -1 where they are the reverse, None where that is not known."""
    said = {rule for _, _, rule in form.sign_rules}
    if said <= {SignRule.SAME}:
        return 1
    if said == {SignRule.REVERSED}:
        return -1
    line, _, _ = next(rule for rule in form.sign_rules if rule[2] is not SignRule.SAME)
    texts = " · ".join(dict.fromkeys(text for _, text, _ in form.sign_rules))
    problems.append(
        place.at(line).tell(
            ProblemKind.DISAGREES,
            f"Skemaets fortegnsregel er ikke forstået: »{texts}«. Beløbene står tomme.",
            f"The form's sign rule was not understood: “{texts}”. The amounts are left blank.",
            printed=texts,
            cells=_amount_cells(form),
        )
    )
    return None


def _turned(form: ImportedForm, place: FormPlace) -> Problem:
    line, text, _ = form.sign_rules[0]
    return place.at(line).tell(
        ProblemKind.READ_AS,
        f"Skemaets fortegnsregel er omvendt af projektmappens: »{text}«. Udgifter, Indtægter og Netto er vendt.",
        f"The form's sign rule is the reverse of the workbook's: “{text}”. Udgifter, Indtægter and Netto are turned.",
        printed=text,
        read_as="+ = merudgift/mindreindtægt",
    )


def _cells(
    rows: Mapping[RowKind, FormRow], kind: RowKind, head: _Head, place: FormPlace, problems: list[Problem]
) -> YearValues | None:
    """Give the cells of one row; None where the form has no such row."""
    row = rows.get(kind)
    if row is None:
        problems.append(
            place.tell(
                ProblemKind.MISSING,
                f"Rækken {PRINTED[kind]} mangler på skemaet.",
                f"The row {PRINTED[kind]} is missing from the form.",
                cells=year_cells(kind) if kind is RowKind.EXPENDITURE else (),
            )
        )
        return None
    here, wanted = place.at(row.line), len(head.years) or YEARS_SHOWN
    if len(row.values) != wanted or row.doubtful:
        problems.append(_not_in_columns(kind, row, wanted, here))
        return NONE
    counted = kind is RowKind.FTE
    sign = 1 if counted else head.sign
    factor = _THOUSANDTHS if counted else head.price.kroner or _ANY_UNIT
    decimals = counted or head.price.decimals_expected
    places = head.places or tuple(range(YEARS_SHOWN))
    read = [kroner_or_parts(text, factor, decimals_expected=decimals) for text in row.values]
    if here.file.casefold().endswith(".txt"):
        read = [NumberDoubt.MARK if may_end_in_mark(row.values, n) else one for n, one in enumerate(read)]
    problems.extend(_marks(kind, row, here))
    chosen = [(head.years[n] if head.years else f"{n + 1}.", row.values[n], read[n]) for n in places]
    problems.extend(_doubts(kind, chosen, here))
    problems.extend(_total(kind, row, read, factor, here))
    known = tuple(None if isinstance(value, NumberDoubt) else sign * value for _, _, value in chosen)
    zero = kind in (RowKind.INCOME, RowKind.FTE) and all(value == 0 for value in known)
    return known if zero or (head.places if counted else head.usable) else NONE


def _not_in_columns(kind: RowKind, row: FormRow, wanted: int, here: FormPlace) -> Problem:
    texts = " ".join(row.values)
    reason = (
        Text("kan læses på flere måder", "can be read in more than one way")
        if row.doubtful
        else Text(
            f"har {len(row.values)} tal, ikke {_COUNTED.get(wanted, wanted)}",
            f"has {len(row.values)} figures, not {_COUNTED_EN.get(wanted, wanted)}",
        )
    )
    return here.tell(
        ProblemKind.UNREADABLE,
        f"{PRINTED[kind]} {reason.da}: »{texts}«. Rækken står tom.",
        f"{PRINTED[kind]} {reason.en}: “{texts}”. The row is left blank.",
        printed=texts,
        cells=year_cells(kind),
    )


def _marks(kind: RowKind, row: FormRow, here: FormPlace) -> Iterator[Problem]:
    """Name the footnote marks behind figures, which are none of their digits."""
    found = {text: mark for text in row.values if (mark := footnote_mark(text))}
    for text, mark in found.items():
        figure = text.strip().removesuffix(mark).rstrip()
        yield here.tell(
            ProblemKind.READ_AS,
            f"{PRINTED[kind]}: »{text}« er læst som {figure}; {mark} er et fodnotetegn.",
            f"{PRINTED[kind]}: “{text}” is read as {figure}; {mark} is a footnote mark.",
            printed=text,
            read_as=figure,
        )


def _total(
    kind: RowKind, row: FormRow, read: list[int | NumberDoubt], factor: int, here: FormPlace
) -> Iterator[Problem]:
    """Hold the column of totals against the years."""
    stated = kroner_or_parts(row.total, factor, decimals_expected=False) if row.total else NumberDoubt.BLANK
    known = [one for one in read if not isinstance(one, NumberDoubt)]
    if not isinstance(stated, NumberDoubt) and len(known) == len(read) and sum(known) != stated:
        yield here.tell(
            ProblemKind.DISAGREES,
            f"{PRINTED[kind]}: kolonnen med i alt siger {row.total}, men årene er {' + '.join(row.values)}.",
            f"{PRINTED[kind]}: the total column says {row.total}, but the years are {' + '.join(row.values)}.",
            printed=row.total,
        )


def _doubts(kind: RowKind, read: list[tuple[str, str, int | NumberDoubt]], here: FormPlace) -> Iterator[Problem]:
    """Give one problem for each text and reason, naming all its years; `read` is year, text and value."""
    found: dict[tuple[str, NumberDoubt], list[int]] = {}
    for n, (_, text, value) in enumerate(read):
        if isinstance(value, NumberDoubt):
            found.setdefault((text, value), []).append(n)
    for (text, doubt), places in found.items():
        reason, listed = _DOUBTS[doubt], ", ".join(read[n][0] for n in places)
        yield here.tell(
            ProblemKind.MISSING if doubt is NumberDoubt.BLANK else ProblemKind.UNREADABLE,
            f"{PRINTED[kind]} ({listed}): »{text}« kan ikke læses: {reason.da}. Cellen står tom.",
            f"{PRINTED[kind]} ({listed}): “{text}” cannot be read: {reason.en}. The cell is left blank.",
            printed=text,
            cells=year_cells(kind, places),
        )


def _disagreeing(expenditure: YearValues, income: YearValues, net: YearValues) -> Iterator[tuple[int, int, int, int]]:
    """Yield the years (from 0) where expenditure + income is not netto, with the three in kroner."""
    for n, (spent, got, stated) in enumerate(zip(expenditure, income, net, strict=True)):
        if spent is not None and got is not None and stated is not None and spent + got != stated:
            yield n, spent, got, stated


def _disagreement(here: FormPlace, year: int, spent_kroner: int, got_kroner: int, stated_kroner: int) -> Problem:
    spent, got, stated = (amount(kroner) for kroner in (spent_kroner, got_kroner, stated_kroner))
    total = amount(spent_kroner + got_kroner)
    return here.tell(
        ProblemKind.DISAGREES,
        f"Netto {year} står som {stated.da}, men Udgifter {spent.da} og Indtægter {got.da} giver {total.da} mio. kr. "
        "Beløbene står, som de er trykt.",
        f"Netto {year} is stated as {stated.en}, but Udgifter {spent.en} and Indtægter {got.en} make {total.en} "
        "mio. kr. The amounts stand as printed.",
        printed=stated.da,
        read_as=total.da,
    )
