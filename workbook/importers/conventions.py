"""What a form's figures are read by: its unit, its signs and its years, each understood or told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from schemas.finding import Text
from schemas.layout import BUDGET_YEARS
from workbook.importers.form import ImportedForm
from workbook.importers.price_text import PriceText, mentions_unit, read_price_text
from workbook.importers.problems import FormCell, FormPlace, Problem, ProblemKind
from workbook.importers.rows import YEARS_SHOWN, RowKind
from workbook.importers.sign_rules import SignRule


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the figures of a form are read by: unit, sign, the places of the years, and whether amounts may be used."""

    price: PriceText
    sign: int
    places: tuple[int, ...]
    years: tuple[str, ...]
    usable: bool


def read_conventions(form: ImportedForm, place: FormPlace, budget_year: int, problems: list[Problem]) -> Conventions:
    """Read what the form says of its figures, adding to `problems` what it does not say for certain."""
    price = _price(form, place, problems)
    places, years = _places(form, place, budget_year, problems)
    sign = _sign(form, place, problems)
    usable = bool(places) and price.kroner is not None and sign is not None
    return Conventions(price, sign or 1, places, years, usable)


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
    of = Text(f" af »{texts}«", f" from “{texts}”") if texts else Text("", "")
    if years is not None and price.kroner is None:
        problems.append(
            here.tell(
                ProblemKind.MISSING,
                f"Det fremgår ikke sikkert{of.da}, hvilken enhed beløbene er i. Skriv beløbene selv.",
                f"It is not certain{of.en} what unit the amounts are in. Enter the amounts yourself.",
                printed=texts,
                cells=_amount_cells(form),
            )
        )
    if years is not None and price.level is None:
        problems.append(
            here.tell(
                ProblemKind.MISSING,
                f"Prisniveauet fremgår ikke sikkert{of.da}.",
                f"The price level is not certain{of.en}.",
                printed=texts,
                cells=(("corrections", 0, "price_level"),),
            )
        )
    return price


def _amount_cells(
    form: ImportedForm, kinds: Iterable[RowKind] = (RowKind.EXPENDITURE, RowKind.INCOME)
) -> tuple[FormCell, ...]:
    """Give the cells of Beløb that a form's rows go to."""
    return tuple(
        cell for kind in kinds if kind in form.rows or kind is RowKind.EXPENDITURE for cell in year_cells(kind)
    )


def year_cells(kind: RowKind, places: Iterable[int] = range(YEARS_SHOWN)) -> tuple[FormCell, ...]:
    """Give the cells that a row of the form goes to in these years (from 0); none for netto."""
    match kind:
        case RowKind.EXPENDITURE:
            sheet, row = "amounts", 0
        case RowKind.INCOME:
            sheet, row = "amounts", 1
        case RowKind.FTE:
            sheet, row = "fte", 0
        case _:
            return ()
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


def turned(form: ImportedForm, place: FormPlace) -> Problem:
    """Say that the form's signs are the reverse of the workbook's, and what was turned."""
    line, text, _ = form.sign_rules[0]
    return place.at(line).tell(
        ProblemKind.READ_AS,
        f"Skemaets fortegnsregel er omvendt af projektmappens: »{text}«. Udgifter, Indtægter og Netto er vendt.",
        f"The form's sign rule is the reverse of the workbook's: “{text}”. Udgifter, Indtægter and Netto are turned.",
        printed=text,
        read_as="+ = merudgift/mindreindtægt",
    )
