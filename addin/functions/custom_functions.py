"""The custom functions: each a line around `schemas.calculations`, so that a cell, a report and a rule agree.

Excel calls them through the wrappers of the add-in, with ranges as rows of cells
(`schemas.formulas.custom_functions` lists the arguments). Amounts come back in the workbook's unit with at most six
decimals, FTEs with three. Whatever cannot be computed raises, its reason goes to the log, and the cell shows an
error, which the template's IFERROR turns into Excel's own formula.
"""

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Any, TypeVar

import xlwings as xw

from addin.functions.arguments import Tables, budgets_of, tables, totals_of
from addin.log import log
from schemas.calculations.measures import FTE, MEASURES, SECTIONS
from schemas.calculations.price_level import convert, factor_between
from schemas.calculations.rounding import kroner
from schemas.calculations.rows import ZERO, Four, key_of
from schemas.finding import KorrekturError
from schemas.formulas.custom_functions import FUNCTIONS
from schemas.words.danish_numbers import whole_number

Answer = float | int | str
T = TypeVar("T")
_FTE_SCALE = 1000


def custom_function(function: Callable[..., Any]) -> Callable[..., Any]:
    """What Excel calls for a function of `FUNCTIONS`: the tables among its arguments go first, as one `Tables`.

    Excel's order of arguments is the table's; it logs why a call fails.
    """
    (described,) = (one for one in FUNCTIONS if one.python == function.__name__)

    def called(*arguments: Any) -> Any:
        given = dict(zip(described.arguments, arguments, strict=False))
        try:
            asked = [value for argument, value in given.items() if argument.table is None]
            return function(tables({one.table: rows for one, rows in given.items() if one.table}), *asked)
        except KorrekturError as fault:
            log().warning("%s: %s", described.name, fault.text.da)
            raise
        except Exception:
            log().exception("%s", described.name)
            raise

    called.__name__, called.__doc__ = function.__name__, function.__doc__
    called.__annotations__ = {}  # xlwings would take them for converters
    names = [f"a{number}" for number in range(len(described.arguments))]
    called.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=None if one.optional else Parameter.empty)
            for name, one in zip(names, described.arguments, strict=True)
        ]
    )
    made: Callable[..., Any] = xw.func(called)
    for name, argument in zip(names, described.arguments, strict=True):
        options = {"ndim": 2} if argument.table else {}
        made = xw.arg(name, err_to_str=True, **options)(made)
    return made


@custom_function
def korrektur_netto(given: Tables, nr: Any, year: Any) -> Answer:
    """One correction's netto in one year; 0 where it counts in nothing."""
    wanted = key_of(_text(nr))
    found = [one for one in totals_of(given).corrections if key_of(one.key) == wanted]
    if not found:
        raise KorrekturError(
            f"Der er ingen korrektion med nummer {_text(nr)}.", f"There is no correction with number {_text(nr)}."
        )
    if len({one.committee for one in found}) > 1:
        raise KorrekturError(
            f"Flere udvalg har en korrektion {_text(nr)}.", f"Several committees have a correction {_text(nr)}."
        )
    figures = _known(found[0].net) if found[0].counts else ZERO
    return _in_unit(given, _of_year(given, figures, year))


@custom_function
def korrektur_total(given: Tables, what: Any, year: Any) -> Answer:
    """All corrections' udgifter, indtægter or netto in one year."""
    return _measure(given, korrektur_total, what, year)


@custom_function
def korrektur_serviceramme(given: Tables, answer: Any, year: Any) -> Answer:
    """Netto in one year by the answer about servicerammen."""
    return _measure(given, korrektur_serviceramme, answer, year)


@custom_function
def korrektur_finansiering(given: Tables, source: Any, year: Any) -> Answer:
    """The financing from one source in one year."""
    return _measure(given, korrektur_finansiering, source, year)


@custom_function
def korrektur_kassevirkning(given: Tables, part: Any, year: Any) -> Answer:
    """What is drawn from kassen in one year, or a part of it."""
    return _measure(given, korrektur_kassevirkning, part, year)


@custom_function
def korrektur_besparelse(given: Tables, kind: Any, year: Any) -> Answer:
    """The savings in one year."""
    return _measure(given, korrektur_besparelse, kind, year)


@custom_function
def korrektur_stillinger(given: Tables, year: Any) -> Answer:
    """The full-time equivalents in one year."""
    return _of_year(given, _known(FTE.of(totals_of(given))), year) / _FTE_SCALE


@custom_function
def korrektur_fremskriv(given: Tables, amount: Any, from_year: Any, to_year: Any, rate_type: Any = None) -> Answer:
    """An amount taken from one year's prices to a later year's."""
    budgets = budgets_of(given)
    if len(budgets.committees) > 1:
        raise KorrekturError(
            "Flere udvalg har hver sine satser i PL.", "Several committees have rates of their own in PL."
        )
    rates = None if rate_type is None else _text(rate_type)
    factor = factor_between(budgets, _year(from_year), _year(to_year), rates)
    if factor is None:
        raise KorrekturError(
            f"PL har ikke satserne fra {_text(from_year)} til {_text(to_year)}.",
            f"PL lacks the rates from {_text(from_year)} to {_text(to_year)}.",
        )
    return _in_unit(given, convert(kroner(_number(amount), budgets.unit_kroner(0)), factor))


@custom_function
def korrektur_oversigt(given: Tables) -> list[list[Answer]]:
    """The whole overview: a row of years, then each heading and each line with its four figures."""
    totals = totals_of(given)
    rows: list[list[Answer]] = [[budgets_of(given).unit(0).text, *_known(totals.years)]]
    for section in SECTIONS:
        rows.append([section.heading, "", "", "", ""])
        for one in section.lines:
            figures = _known(one.of(totals))
            scaled = (figure / _FTE_SCALE if one.fte else _in_unit(given, figure) for figure in figures)
            rows.append([one.name, *scaled])
    return rows


def _measure(given: Tables, function: Callable[..., Any], asked: Any, year: Any) -> Answer:
    """One year of the measure that this function computes and that is asked for, case aside as Excel compares."""
    names = {one.argument: one for one in MEASURES.values() if one.function.lower() == function.__name__}
    wanted = _text(asked).strip().casefold()
    found = next((one for name, one in names.items() if name.casefold() == wanted), None)
    if found is None:
        known = ", ".join(names)
        raise KorrekturError(f"»{_text(asked)}« er ikke en af: {known}.", f"“{_text(asked)}” is none of: {known}.")
    return _in_unit(given, _of_year(given, _known(found.of(totals_of(given))), year))


def _text(given: Any) -> str:
    """An argument as text; a whole number without decimals, as it is shown."""
    return str(int(given)) if isinstance(given, float) and given.is_integer() else str(given)


def _number(given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise KorrekturError(f"»{_text(given)}« er ikke et tal.", f"“{_text(given)}” is no number.")
    return given


def _year(given: Any) -> int:
    """A year, which a header holds as text."""
    text = _text(given).strip()
    year = whole_number(text)
    if year is None:
        raise KorrekturError(f"»{text}« er ikke et årstal.", f"“{text}” is no year.")
    return year


def _of_year(given: Tables, figures: Four, year: Any) -> int:
    years = _known(totals_of(given).years)
    wanted = _year(year)
    if wanted not in years:
        raise KorrekturError(
            f"{wanted} er ikke et af budgettets år: {years[0]}-{years[-1]}.",
            f"{wanted} is none of the budget's years: {years[0]}-{years[-1]}.",
        )
    return figures[years.index(wanted)]


def _known(figures: T | None) -> T:
    """A measure that its tables can tell; raises `KorrekturError` where they cannot."""
    if figures is None:
        raise KorrekturError(
            "En af tabellerne kan ikke læses. Tryk på Validér for at se hvorfor.",
            "One of the tables cannot be read. Press Validate to see why.",
        )
    return figures


def _in_unit(given: Tables, kroner: int) -> float:
    return kroner / budgets_of(given).unit_kroner(0)
