"""A line whose number no correction has, or a filled row without a number."""

from collections.abc import Iterator

from schemas.calculations.rows import Record, records, unreadable_places
from schemas.evidence.rows import (
    CLOSE_UP,
    LINE_TABLES,
    bare,
    closed_up,
    hit,
    loose_lines,
    mistyped_for,
    numbers_of_corrections,
    renumbered,
    series_of,
)
from schemas.examples.shared_rows import correction, financed, line
from schemas.rule import Budgets, Example, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same
from schemas.sheets import SHEETS
from schemas.words.figures import BLANK

_UNKNOWN = Text(
    "Nr er {nr}, som ikke findes på arket Korrektioner (linjer: {where})",
    "Nr is {nr}, which is not on the sheet Korrektioner (lines: {where})",
)
_CORRECT = Text("Ret nummeret, eller opret korrektionen", "Correct the number, or create the correction")
_NO_NUMBER = Text("Rækken har intet Nr", "The row has no Nr")
_ENTER = Text("Skriv nummeret, eller tøm rækken", "Enter the number, or empty the row")
_NAMES = {sheet.key: sheet.name for sheet in SHEETS}


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a number, at its first line; one a row that has no number."""
    known = numbers_of_corrections(budgets)
    series = series_of(budgets)
    for (book, udvalg, key), lines in loose_lines(budgets).items():
        table, first = lines[0]
        meant = mistyped_for(key, known.get((book, udvalg), set()), series.get((book, udvalg)))
        yield hit(
            first,
            table,
            "nr",
            found=same(first["nr"]),
            expected=Text("et nummer fra Korrektioner", "a number of Korrektioner"),
            values={
                "what": _UNKNOWN.format({"nr": same(first["nr"]), "where": same(_where(lines))}),
                "remedy": _CORRECT,
            },
            other_keys=() if meant is None else (meant,),
        )
    unreadable = unreadable_places(budgets)
    for table in ("corrections", *LINE_TABLES):
        frame = budgets.frame(table)
        for record in records(frame[frame["nr"].isna()]):
            if (record["book"], table, record["row"], "nr") not in unreadable:
                yield hit(
                    record,
                    table,
                    "nr",
                    found=BLANK,
                    expected=Text("et nummer", "a number"),
                    values={"what": _NO_NUMBER, "remedy": _ENTER},
                )


def _where(lines: list[tuple[str, Record]]) -> str:
    """The sheets and rows of some lines: Beløb 4, 5; Finansiering 7."""
    rows: dict[str, list[str]] = {}
    for table, record in lines:
        rows.setdefault(_NAMES[table], []).append(str(record["row"]))
    return "; ".join(f"{sheet} {', '.join(numbers)}" for sheet, numbers in rows.items())


def without_space(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The number without the space in it, wherever it stands, where a correction has it."""
    committee = (hit.book, hit.udvalg or "")
    new = closed_up(hit.key, series_of(budgets).get(committee))
    if new is not None and bare(new) in numbers_of_corrections(budgets).get(committee, set()):
        yield from renumbered(budgets, hit, new)


RULE = Rule(
    id="NOG504",
    name="line-without-correction",
    severity=Severity.ERROR,
    title=Text("Linjen hører ikke til nogen korrektion", "The line belongs to no correction"),
    why=Text(
        "Linjens beløb tælles med i udvalgets total, men ingen korrektion begrunder det, og det kan ikke "
        "afgøres, om det er inden for servicerammen.",
        "The line's amount counts in the committee's total, but no correction accounts for it, and "
        "whether it lies inside the service frame cannot be told.",
    ),
    message=Text(
        "{place}: {what}. {remedy}, så rækken tælles det rette sted.",
        "{place}: {what}. {remedy}, so that the row counts where it belongs.",
    ),
    wrong=Example({"Beløb": [{}, line("T110", -0.1)]}),
    right=Example({"Korrektioner": [{}, correction("T102")], "Beløb": [{}, line("T102", -0.1)]}),
    silent=(
        Example({"Beløb": [{"Nr": "t101"}], "Finansiering": [{"Nr": "t101"}]}),
        Example(
            {
                "Korrektioner": [{}, correction("T102", Status="Udgået")],
                "Beløb": [{}, line("T102", 0.1)],
                "Finansiering": [{}, financed("T102", -0.1)],
            }
        ),
    ),
    check=check,
    fix=RuleFix(CLOSE_UP, safe=True, cells=without_space),
    requires=("corrections",),
    spoils="number",
    omits="loose",
    yields_to={"number-malformed": "number"},
    of_withdrawn=True,
)
