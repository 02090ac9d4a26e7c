"""A correction whose figures are not final."""

from datetime import date

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import CorrectionName, Record, name_of, unreadable_places
from schemas.evidence.rows import counting_corrections, hit
from schemas.examples.shared_rows import every_year
from schemas.lists import CLOSED, FINAL, PRELIMINARY
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """A warning with an expected date; without one, or without figures in a closed workbook, an error."""
    closed = {
        (int(book), udvalg)
        for book, udvalg, status in zip(
            budgets.committees.index.get_level_values("book"),
            budgets.committees["udvalg"],
            budgets.committees["status"],
            strict=True,
        )
        if status == CLOSED
    }
    with_figures = _with_figures(budgets)
    unreadable = unreadable_places(budgets)
    for record in counting_corrections(budgets):
        if record["status"] != PRELIMINARY:
            continue
        unknown = (record["book"], "corrections", record["row"], "expected_final") in unreadable
        dated = record["expected_final"] is not None or unknown
        empty = (record["book"], record["udvalg"]) in closed and name_of(record) not in with_figures
        yield hit(
            record,
            "corrections",
            "status",
            found=same(PRELIMINARY),
            expected=same(FINAL),
            values={"remedy": _remedy(record, dated=dated)},
            severity=Severity.WARNING if dated and not empty else Severity.ERROR,
        )


def _with_figures(budgets: Budgets) -> set[CorrectionName]:
    lines = [*lines_of(budgets, "amounts"), *lines_of(budgets, "fte")]
    return {name_of(line) for line in lines if any(line["figures"])}


def _remedy(record: Record, *, dated: bool) -> Text:
    if not dated:
        return Text(
            "Skriv, hvornår tallene ventes, i Forventes endelig.",
            "Enter in Forventes endelig when the figures are expected.",
        )
    when = record["expected_final"]
    until = Text("", "") if when is None else Text(f" ({when:%d-%m-%Y})", f" ({when:%Y-%m-%d})")
    return Text(
        f"Sæt Status til Endelig, når tallene er på plads{until.da}.",
        f"Set Status to Endelig once the figures are settled{until.en}.",
    )


RULE = Rule(
    id="SUM604",
    name="still-preliminary",
    severity=Severity.WARNING,
    draft_severity=Severity.WARNING,
    title=Text("Korrektionen er stadig foreløbig", "The correction is still preliminary"),
    why=Text(
        "Foreløbige tal tælles med, som de står. Den, der lægger udvalgene sammen, skal vide, hvilke tal "
        "der kan ændre sig, og hvornår.",
        "Preliminary figures count as they stand. Whoever adds up the committees must know which figures "
        "may change, and when.",
    ),
    message=Text(
        "{place}: Korrektionen er stadig {found}. {remedy}", "{place}: The correction is still {found}. {remedy}"
    ),
    wrong=Example({"Korrektioner": [{"Status": "Foreløbig", "Forventes endelig": date(2025, 8, 20)}]}),
    right=Example({"Korrektioner": [{"Status": "Endelig", "Forventes endelig": date(2025, 8, 20)}]}),
    silent=(
        Example(
            {
                "Korrektioner": [{"Status": "Foreløbig", "Beslutning": "Udskudt"}],
                "Beløb": [every_year(0)],
                "Finansiering": [None],
            }
        ),
    ),
    check=check,
    requires=("corrections", "corrections.expected_final", "amounts", "fte"),
    omits="awaited",
)
