"""The custom functions of the add-in: their names, arguments and Danish help, and how a formula calls one.

A function sees only its arguments, so each takes whole tables with their headers (`Beløb[#All]`): columns are then
found by header as everywhere else, and a person can write the call without knowing fourteen columns by heart.
"""

from dataclasses import dataclass

from schemas.calculations.measures import MEASURES
from schemas.layout import Layout
from schemas.lists import COMBINED, PRICE, WAGE

LONGEST_HELP = 255
"""The characters Excel shows of a function's or an argument's help."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its Danish name and help; `table` is the canonical sheet whose whole table it takes."""

    name: str
    help: str
    table: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """One custom function. `spills`: it gives many cells, not one."""

    name: str
    help: str
    arguments: tuple[Argument, ...]
    spills: bool = False

    @property
    def python(self) -> str:
        """Its name in `addin.functions.custom_functions`."""
        return self.name.lower()


MASTER_DATA = Argument("stamdata", "Hele tabellen på arket Stamdata: Stamdata[#Alle].", "master_data")
CORRECTIONS = Argument("korrektioner", "Hele tabellen på arket Korrektioner: Korrektioner[#Alle].", "corrections")
AMOUNTS = Argument("beløb", "Hele tabellen på arket Beløb: Beløb[#Alle].", "amounts")
FTE = Argument("fuldtidsstillinger", "Hele tabellen på arket Fuldtidsstillinger: Fuldtidsstillinger[#Alle].", "fte")
FINANCING = Argument("finansiering", "Hele tabellen på arket Finansiering: Finansiering[#Alle].", "financing")
CALCULATION = Argument("beregning", "Hele tabellen på arket Beregning: Beregning[#Alle].", "calculation")
RATES = Argument("pl", "Hele tabellen på arket PL med pris- og lønsatser: PL[#Alle].", "rates")


def _asked(name: str, function: str) -> Argument:
    """The argument that says which of the function's measures is asked for."""
    measures = [one for one in MEASURES.values() if one.function == function]
    words = [f"{one.argument} ({one.note})" if one.note else one.argument for one in measures]
    return Argument(name, f"{', '.join(words[:-1])} eller {words[-1]}.")


YEAR = Argument("år", "Budgetåret eller et af de tre overslagsår, fx 2026.")

FUNCTIONS = (
    Function(
        "KORREKTUR_NETTO",
        "Én korrektions netto i ét år, omregnet til projektmappens prisniveau, i projektmappens enhed.",
        (Argument("nr", "Korrektionens nummer, fx T104."), YEAR, MASTER_DATA, CORRECTIONS, AMOUNTS, RATES),
    ),
    Function(
        "KORREKTUR_TOTAL",
        "Alle korrektioners udgifter, indtægter eller netto i ét år, i projektmappens enhed.",
        (_asked("hvad", "KORREKTUR_TOTAL"), YEAR, MASTER_DATA, CORRECTIONS, AMOUNTS, RATES),
    ),
    Function(
        "KORREKTUR_SERVICERAMME",
        "Netto i ét år efter svaret på, om det er inden for servicerammen, i projektmappens enhed.",
        (_asked("svar", "KORREKTUR_SERVICERAMME"), YEAR, MASTER_DATA, CORRECTIONS, AMOUNTS, FINANCING, RATES),
    ),
    Function(
        "KORREKTUR_FINANSIERING",
        "Finansieringen fra én kilde i ét år, i projektmappens enhed: minus er der, hvor pengene findes.",
        (_asked("kilde", "KORREKTUR_FINANSIERING"), YEAR, MASTER_DATA, CORRECTIONS, FINANCING, RATES),
    ),
    Function(
        "KORREKTUR_KASSEVIRKNING",
        "Trækket på kassen i ét år eller en del af det, i projektmappens enhed: plus betyder, at kassen falder.",
        (_asked("del", "KORREKTUR_KASSEVIRKNING"), YEAR, MASTER_DATA, CORRECTIONS, AMOUNTS, FINANCING, RATES),
    ),
    Function(
        "KORREKTUR_BESPARELSE",
        "Besparelserne i ét år, i projektmappens enhed. Undgåede udgifter indgår ikke i budgettet.",
        (_asked("art", "KORREKTUR_BESPARELSE"), YEAR, MASTER_DATA, CORRECTIONS, CALCULATION, RATES),
    ),
    Function(
        "KORREKTUR_STILLINGER",
        "Antal fuldtidsstillinger i ét år: plus er flere, minus er færre.",
        (YEAR, MASTER_DATA, CORRECTIONS, FTE),
    ),
    Function(
        "KORREKTUR_FREMSKRIV",
        "Et beløb omregnet fra ét års priser til et senere års med satserne i PL, år for år.",
        (
            Argument("beløb", "Beløbet, i projektmappens enhed."),
            Argument("fra", "Det år, beløbets priser er fra, fx 2025."),
            Argument("til", "Det år, beløbet skal omregnes til, fx 2026."),
            MASTER_DATA,
            RATES,
            Argument("type", f"{COMBINED}, {WAGE} eller {PRICE}; {COMBINED}, når den udelades.", optional=True),
        ),
    ),
    Function(
        "KORREKTUR_OVERSIGT",
        "Hele oversigten med overskrifter: udgifter, indtægter, netto, servicerammen, stillinger, finansiering, "
        "træk på kassen og besparelser, år for år.",
        (MASTER_DATA, CORRECTIONS, AMOUNTS, FTE, FINANCING, CALCULATION, RATES),
        spills=True,
    ),
)
"""Every custom function, in the order the documentation lists them."""


def call(layout: Layout, name: str, *asked: str) -> str:
    """A call of this function over the workbook's own tables, as it stands in a file.

    `asked` are its other arguments in order, as they are to stand in the formula: `'"Netto"'`, `"D$4"`.
    """
    (function,) = (one for one in FUNCTIONS if one.name == name)
    others = iter(asked)
    arguments = [f"{layout.sheet(one.table).name}[#All]" if one.table else next(others) for one in function.arguments]
    return f"{name}({','.join(arguments)})"
