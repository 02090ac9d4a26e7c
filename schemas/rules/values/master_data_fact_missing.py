"""A fact of Stamdata that a submitted workbook lacks."""

from schemas.evidence.fact_hits import fact_values
from schemas.evidence.unit_sizes import unit_misfits
from schemas.lists import DRAFT, FACTS
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import BLANK

_HAS_ITS_OWN_RULE = ("status",)
_MAY_BE_BLANK = ("template_version",)
"""The template's version is not the committee's to fill in."""
_OF_A_COMMITTEE = ("number_series", "reading", "version", "prepared_by", "date")
"""Where many committees are merged, these stand for each of them on the sheet Udvalg, and may be unlike."""


def check(budgets: Budgets, settings: Settings) -> Hits:
    """Find blank and missing facts of workbooks that are no longer drafts."""
    status = budgets.committees["status"]
    settled = set(status.index[status.ne(DRAFT)].get_level_values("book"))
    years = budgets.files["budget_year"].droplevel("row")
    without_year = set(years.index[years.isna()])
    misfits = unit_misfits(budgets, settings.amount_limit)
    merged = set(budgets.files.index[budgets.files["kind"].eq("merged")].get_level_values("book"))
    for fact in FACTS:
        if fact.key in (*_HAS_ITS_OWN_RULE, *_MAY_BE_BLANK):
            continue
        for value in fact_values(budgets, fact.key, fact.field):
            said_elsewhere = (
                (fact.key == "budget_year" and value.book in without_year)
                or (fact.key == "unit" and value.book in misfits)
                or (fact.key in _OF_A_COMMITTEE and value.book in merged)
            )
            if not value.text and value.book in settled and not said_elsewhere:
                yield value.hit(BLANK, fact.hint)


RULE = Rule(
    id="VAE415",
    name="master-data-fact-missing",
    severity=Severity.WARNING,
    title=Text("En oplysning på Stamdata mangler", "A fact on Stamdata is missing"),
    why=Text(
        "Når mange udvalgs projektmapper samles, er udvalg, version, dato og den, der kan svare på "
        "spørgsmål, det eneste, der viser, hvad man har i hånden.",
        "When many committees' workbooks are merged, committee, version, date and who can answer questions "
        "are all that identifies each of them.",
    ),
    message=Text(
        "{place}: {field} er ikke udfyldt. Udfyld feltet, før projektmappen indsendes.",
        "{place}: {field} is not filled in. Fill it in before the workbook is submitted.",
    ),
    wrong=Example(master_data={"Udarbejdet af": None}),
    right=Example(master_data={"Udarbejdet af": "Økonomi og Stab"}),
    silent=(
        Example(master_data={"Udarbejdet af": None, "Dato": None, "Kommune": None, "Status": "Kladde"}),
        Example(master_data={"Enhed": None, "Skabelonversion": None, "Status": "Kladde"}),
        Example(master_data={"Skabelonversion": None}),
    ),
    check=check,
    requires=("master_data",),
    spoils="cell",
)
