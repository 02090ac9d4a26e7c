"""An Excel workbook that is not one of technical corrections."""

from schemas.evidence.fact_hits import readable
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same

_HEART = ("corrections", "amounts")
_NAMED = 4
"""So many of the workbook's own sheets are named."""


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find workbooks with neither Korrektioner nor Beløb."""
    heart = budgets.sheets[budgets.sheets["sheet"].isin(_HEART)]
    ours = set(heart.index.get_level_values("book"))
    for book in readable(budgets).index.get_level_values("book"):
        if book in ours:
            continue
        names = budgets.tabs["name"][budgets.tabs.index.get_level_values("book") == book].tolist()
        more = " …" if len(names) > _NAMED else ""
        yield Hit(
            book=book,
            found=same(", ".join(names[:_NAMED]) + more),
            expected=Text("arkene Korrektioner og Beløb", "the sheets Korrektioner and Beløb"),
        )


RULE = Rule(
    id="ARK121",
    name="workbook-of-another-kind",
    severity=Severity.ERROR,
    title=Text("Det er ikke en projektmappe med tekniske korrektioner", "This is no workbook of technical corrections"),
    why=Text(
        "Et forkert vedhæftet regneark skal opdages, før nogen tror, at udvalget har afleveret.",
        "A spreadsheet attached by mistake must be noticed before anybody thinks the committee has delivered.",
    ),
    message=Text(
        "Projektmappen har hverken arket Korrektioner eller Beløb, men {found}. Er det den rigtige fil? "
        "Ellers hent en skabelon.",
        "The workbook has neither the sheet Korrektioner nor Beløb, but {found}. Is it the right file? If "
        "not, take a template.",
    ),
    wrong=Example({"Korrektioner": None, "Beløb": None}),
    right=Example(),
    silent=(Example({"Korrektioner": [None], "Beløb": [None], "Finansiering": [None]}),),
    check=check,
    omits="unknown",
)
