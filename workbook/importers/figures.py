"""The figures of one form: each cell read or reported, and the stated netto held against its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.finding import Text
from schemas.words.danish_numbers import NumberDoubt
from schemas.words.figures import amount
from workbook.importers.conventions import Conventions, read_conventions, turned, year_cells
from workbook.importers.figure_texts import footnote_mark, kroner_or_parts, may_end_in_mark
from workbook.importers.form import ImportedForm
from workbook.importers.price_text import PriceText
from workbook.importers.problems import FormPlace, Problem, ProblemKind
from workbook.importers.rows import PRINTED, YEARS_SHOWN, FormRow, RowKind

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

    @property
    def amounts(self) -> YearValues:
        """The amounts that go to Beløb."""
        return (*self.expenditure, *(self.income or ()))


def read_figures(form: ImportedForm, place: FormPlace, budget_year: int) -> tuple[FormFigures, tuple[Problem, ...]]:
    """Read a form's table; amounts are used only where unit, signs and years are understood."""
    problems: list[Problem] = []
    head = read_conventions(form, place, budget_year, problems)
    kinds = (kind for kind in RowKind if kind is not RowKind.YEARS)
    read = {kind: _cells(form.rows, kind, head, place, problems) for kind in kinds}
    spent, got, net = (read[kind] for kind in (RowKind.EXPENDITURE, RowKind.INCOME, RowKind.NET))
    amounts = [cells for cells in (spent, got, net) if cells is not None]
    if head.sign == -1 and any(value for cells in amounts for value in cells):
        problems.append(turned(form, place))
    for n, *kroner in _disagreeing(spent or NONE, got or NONE, net or NONE):
        problems.append(_disagreement(place.at(form.rows[RowKind.NET].line), budget_year + n, *kroner))
    return FormFigures(head.price, spent or NONE, got, net or NONE, read[RowKind.FTE]), tuple(problems)


def _cells(
    rows: Mapping[RowKind, FormRow], kind: RowKind, head: Conventions, place: FormPlace, problems: list[Problem]
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
    total, net = amount(spent_kroner + got_kroner), PRINTED[RowKind.NET]
    return here.tell(
        ProblemKind.DISAGREES,
        f"{net} {year} står som {stated.da}, men Udgifter {spent.da} og Indtægter {got.da} giver {total.da} mio. kr. "
        "Beløbene står, som de er trykt.",
        f"{net} {year} is stated as {stated.en}, but Udgifter {spent.en} and Indtægter {got.en} make {total.en} "
        "mio. kr. The amounts stand as printed.",
        printed=stated.da,
    )
