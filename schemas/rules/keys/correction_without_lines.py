"""A correction without any amount or FTE lines."""

from schemas.evidence.rows import bare, counting_corrections, hit, is_well_formed, loose_lines, numbered, series_of
from schemas.examples.shared_rows import correction, every_year
from schemas.lists import PRELIMINARY
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Silent while loose lines may be the missing ones, and where the correction awaits its figures."""
    filled = {
        (record["book"], record["udvalg"], bare(record["nr"]))
        for table in ("amounts", "fte")
        for record in numbered(budgets, table)
    }
    astray = {name[:2] for name in loose_lines(budgets)}
    series = series_of(budgets)
    for record in counting_corrections(budgets):
        committee = (record["book"], record["udvalg"])
        if (
            record["status"] != PRELIMINARY
            and committee not in astray
            and (*committee, bare(record["nr"])) not in filled
            and is_well_formed(record["nr"], series.get(committee))
        ):
            yield hit(
                record,
                "corrections",
                "nr",
                found=Text("ingen linjer", "no lines"),
                expected=Text("mindst én linje", "at least one line"),
            )


RULE = Rule(
    id="NOG505",
    name="correction-without-lines",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Korrektionen har ingen linjer", "The correction has no lines"),
    why=Text(
        "Uden linjer i Beløb eller Fuldtidsstillinger ændrer korrektionen ikke budgettet. Tit er linjerne "
        "glemt, eller også er korrektionen udgået.",
        "Without lines in Beløb or Fuldtidsstillinger the correction does not change the budget. Often "
        "the lines were forgotten, or the correction has been dropped.",
    ),
    message=Text(
        "{place}: Korrektionen har hverken linjer i Beløb eller i Fuldtidsstillinger. Skriv linjerne, eller sæt "
        "Status til Udgået eller Foreløbig.",
        "{place}: The correction has lines neither in Beløb nor in Fuldtidsstillinger. Enter the lines, or set "
        "Status to Udgået or Foreløbig.",
    ),
    wrong=Example({"Korrektioner": [{}, correction("T102")]}),
    right=Example({"Korrektioner": [{}, correction("T102", Status="Udgået")]}),
    silent=(
        Example(
            {
                "Korrektioner": [{}, correction("T102", Titel="To stillinger flyttes til udvalget")],
                "Fuldtidsstillinger": [{"Nr": "T102", "Tekst": "Rengøring"} | every_year(2)],
            }
        ),
        Example({"Korrektioner": [{}, correction("T102", Beslutning="Forkastet")]}),
    ),
    check=check,
    requires=("corrections", "amounts", "fte"),
    derived=True,
    yields_to={"committee-not-listed": "named"},
    of_withdrawn=True,
)
