"""The answers a workbook's drop-downs offer, and the facts of Stamdata."""

from dataclasses import dataclass

from schemas.finding import Text

INCREASE_EXPENDITURE, DECREASE_EXPENDITURE = "Merudgift", "Mindreudgift"
INCREASE_INCOME, DECREASE_INCOME = "Merindtægt", "Mindreindtægt"
INCOME_CHANGES = (INCREASE_INCOME, DECREASE_INCOME)
NON_NEGATIVE_CHANGES = (INCREASE_EXPENDITURE, DECREASE_INCOME)
"""The changes whose amounts are zero or more: money the municipality must find."""
NON_POSITIVE_CHANGES = (DECREASE_EXPENDITURE, INCREASE_INCOME)
"""The changes whose amounts are zero or less: money the municipality gets."""

LASTING, TEMPORARY, ONE_OFF = "Varig", "Midlertidig", "Engangsbeløb"
YES, NO, UNDECIDED = "Ja", "Nej", "Uafklaret"
MIXED = "Blandet"
"""What is written of a correction whose lines have different answers; no answer of the list."""
FINAL, PRELIMINARY, WITHDRAWN = "Endelig", "Foreløbig", "Udgået"
ADOPTED, POSTPONED, REJECTED = "Indarbejdet", "Udskudt", "Forkastet"
ANLAEG, CASH, REALLOCATION, POOL, DUT, OTHER = "Anlæg", "Kassen", "Omplacering", "Pulje", "DUT", "Andet"
SOURCES = (ANLAEG, CASH, REALLOCATION, POOL, DUT, OTHER)
OUTSIDE_BY_DEFAULT = (ANLAEG, CASH, DUT)
"""The sources whose other end lies outside servicerammen when nothing is answered."""
NEW_ESTIMATE, SET_ASIDE = "Nyt skøn", "Afsat budget"
BUDGET_TODAY, NEW_EXPENDITURE, AVOIDED = "Budget i dag", "Ny udgift", "Undgået merudgift"
FORM_EXPENDITURE, FORM_INCOME = "Udgifter jf. skema", "Indtægter jf. skema"
"""What Tekst of a line says that an import made of a form: no reason for anything."""
COMBINED, WAGE, PRICE = "Samlet", "Løn", "Pris"
DRAFT, SUBMITTED, CLOSED = "Kladde", "Indsendt", "Endelig"

LISTS: dict[str, tuple[str, ...]] = {
    "Ændring": (INCREASE_EXPENDITURE, DECREASE_EXPENDITURE, INCREASE_INCOME, DECREASE_INCOME),
    "Varighed": (LASTING, TEMPORARY, ONE_OFF),
    "Servicerammen": (YES, NO, UNDECIDED),
    "Kilde": SOURCES,
    "Beregningstype": (NEW_ESTIMATE, SET_ASIDE, BUDGET_TODAY, NEW_EXPENDITURE, AVOIDED),
    "Korrektionsstatus": (FINAL, PRELIMINARY, WITHDRAWN),
    "Beslutning": (ADOPTED, POSTPONED, REJECTED),
    "Årsag": (
        "Lov og regler (DUT)",
        "Demografi/mængder",
        "Pris/takst/bidrag",
        "Kontrakt/aftale",
        "Flytning mellem anlæg og drift",
        "Flytning mellem områder",
        "Fejlrettelse",
        "Andet",
    ),
    "PL-type": (COMBINED, WAGE, PRICE),
    "Status": (DRAFT, SUBMITTED, CLOSED),
    "Enhed": ("mio. kr.", "1.000 kr."),
}
"""List name -> its answers in order. Source: the terms of the form and of municipal budget practice."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of Stamdata."""

    key: str
    field: str
    title: Text
    hint: Text
    choices: str | None = None


FACTS: tuple[Fact, ...] = (
    Fact("municipality", "Kommune", Text("Kommune", "Municipality"), Text("kommunens navn", "the municipality's name")),
    Fact(
        "committee",
        "Udvalg",
        Text("Udvalg", "Committee"),
        Text("det udvalg, projektmappen hører til", "the committee the workbook is of"),
    ),
    Fact(
        "budget_year",
        "Budgetår",
        Text("Budgetår", "Budget year"),
        Text("fire cifre, fx 2026", "four digits, such as 2026"),
    ),
    Fact(
        "price_level",
        "Prisniveau",
        Text("Prisniveau", "Price level"),
        Text("det års priser, som beløbene lægges sammen i", "the year in whose prices the amounts are added"),
    ),
    Fact(
        "unit",
        "Enhed",
        Text("Enhed", "Unit"),
        Text("den enhed, beløb skrives i", "the unit amounts are written in"),
        "Enhed",
    ),
    Fact(
        "number_series",
        "Nummerserie",
        Text("Nummerserie", "Number series"),
        Text("begyndelsen af alle numre, fx T1", "the beginning of all numbers, such as T1"),
    ),
    Fact(
        "status",
        "Status",
        Text("Status", "Status"),
        Text("Kladde, Indsendt eller Endelig", "Kladde, Indsendt or Endelig"),
        "Status",
    ),
    Fact("reading", "Behandling", Text("Behandling", "Reading"), Text("fx 1. behandling", "such as 1. behandling")),
    Fact("version", "Version", Text("Version", "Version"), Text("fx 1", "such as 1")),
    Fact(
        "prepared_by",
        "Udarbejdet af",
        Text("Udarbejdet af", "Prepared by"),
        Text("den, der kan svare på spørgsmål", "who can answer questions"),
    ),
    Fact("date", "Dato", Text("Dato", "Date"), Text("datoen for denne version", "the date of this version")),
    Fact(
        "template_version",
        "Skabelonversion",
        Text("Skabelonversion", "Template version"),
        Text("rettes ikke", "not to be changed"),
    ),
)
"""The facts of Stamdata in the order they stand."""

FACT_FIELDS = {fact.key: fact.field for fact in FACTS}
"""Key -> what the fact is called in the workbook."""
