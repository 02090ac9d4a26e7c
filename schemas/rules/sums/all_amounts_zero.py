"""A correction with lines whose amounts and FTEs are all zero."""

from schemas.calculations.lines import lines_by_correction
from schemas.calculations.rows import name_of
from schemas.evidence.rows import counting_corrections, hit
from schemas.examples.shared_rows import every_year
from schemas.layout import BUDGET_YEARS
from schemas.lists import PRELIMINARY
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import amount


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction, at its first line; Foreløbig is another finding."""
    amounts = lines_by_correction(budgets, "amounts")
    fte = lines_by_correction(budgets, "fte")
    for correction in counting_corrections(budgets):
        name = name_of(correction)
        lines = [*amounts.get(name, []), *fte.get(name, [])]
        if correction["status"] == PRELIMINARY or not lines or any(any(line["figures"]) for line in lines):
            continue
        sheet = "amounts" if name in amounts else "fte"
        yield hit(
            lines[0],
            sheet,
            BUDGET_YEARS[0],
            found=amount(0, budgets.unit_kroner(name[0])),
            expected=Text("et beløb i mindst ét år", "an amount in at least one year"),
        )


RULE = Rule(
    id="SUM603",
    name="all-amounts-zero",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Alle korrektionens beløb er 0", "All the correction's amounts are 0"),
    why=Text(
        "En korrektion på 0 i alle år ændrer ikke budgettet. Som regel mangler tallene endnu, og så er "
        "udvalgets total for lille.",
        "A correction of 0 in all years does not change the budget. As a rule the figures are still to "
        "come, and then the committee's total is too small.",
    ),
    message=Text(
        "{place}: Alle korrektionens beløb og fuldtidsstillinger er 0. Skriv tallene, eller sæt Status til "
        "Foreløbig eller Udgået.",
        "{place}: All the correction's amounts and FTEs are 0. Enter the figures, or set Status to "
        "Foreløbig or Udgået.",
    ),
    wrong=Example({"Beløb": [every_year(0)], "Finansiering": [None]}),
    right=Example({"Beløb": [every_year(0) | {"2029": 0.5}], "Finansiering": [every_year(0) | {"2029": -0.5}]}),
    silent=(
        Example(
            {
                "Beløb": [{}, {"Nr": "T101", "Ændring": "Mindreudgift", "Tekst": "Gamle licenser"} | every_year(-0.5)],
                "Finansiering": [None],
            }
        ),
        Example(
            {
                "Beløb": [every_year(0)],
                "Fuldtidsstillinger": [{"Nr": "T101", "Tekst": "Flyttes til udvalget"} | every_year(1)],
                "Finansiering": [None],
            }
        ),
        Example({"Korrektioner": [{"Status": "Udgået"}], "Beløb": [every_year(0)]}),
    ),
    check=check,
    requires=("corrections", "amounts", "fte"),
    derived=True,
    omits="awaited",
)
