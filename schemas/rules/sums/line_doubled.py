"""A line that stands twice, alike in every column."""

from schemas.calculations.rows import Record, key_of
from schemas.evidence.rows import LINE_TABLES, hit, numbered
from schemas.examples.shared_rows import every_year
from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same
from schemas.words.seen import seen

_YEARS = (*BUDGET_YEARS, *HISTORY_YEARS)


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a row that repeats an earlier one with figures; a word or an account of its own sets it apart."""
    for table in LINE_TABLES:
        alike: dict[tuple[object, ...], list[Record]] = {}
        for record in numbered(budgets, table):
            figures = tuple(map(record.get, _YEARS))
            if any(figures):
                earlier = alike.setdefault((record["book"], key_of(record["nr"].strip()), figures), [])
                twin = _twin(record, earlier)
                if twin is None:
                    earlier.append(record)
                else:
                    yield hit(
                        record,
                        table,
                        "nr",
                        found=same(record["nr"]),
                        expected=Text("én gang", "once"),
                        values={"row": same(twin["row"])},
                    )


def _twin(record: Record, earlier: list[Record]) -> Record | None:
    """The one of these, which have its number and figures, that has all the rest too."""
    if not earlier:
        return None
    content = _content(record)
    return next((one for one in earlier if _content(one) == content), None)


def _content(record: Record) -> tuple[object, ...]:
    """Everything a person entered, as it is compared: case and spaces aside."""
    entries = (value for column, value in sorted(record.items()) if column not in ("row", "nr", "key"))
    return (key_of(record["nr"].strip()), *(_compared(value) for value in entries))


def _compared(value: object) -> object:
    return seen(value) or None if isinstance(value, str) else value


_AGAIN = {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Licenser"} | every_year(0.5)
_ENOUGH = every_year(-1.0)

RULE = Rule(
    id="SUM616",
    name="line-doubled",
    severity=Severity.WARNING,
    title=Text("Linjen står to gange", "The line stands twice"),
    why=Text(
        "To ens linjer er som regel én linje, der er kopieret eller indsat igen. Så tæller beløbet dobbelt, og "
        "det ses ikke på totalen.",
        "Two lines that are alike are as a rule one that was copied or pasted again. The amount then counts twice, "
        "and the total does not show it.",
    ),
    message=Text(
        "{place}: Rækken er helt magen til række {row}. Slet den ene, eller skriv i Tekst, hvad forskellen er.",
        "{place}: The row is exactly like row {row}. Delete one of them, or enter in Tekst how they differ.",
    ),
    wrong=Example({"Beløb": [{}, _AGAIN]}),
    right=Example({"Beløb": [{}, _AGAIN | {"Tekst": "Licenser, skoler"}], "Finansiering": [_ENOUGH]}),
    silent=(
        Example({"Beløb": [{}, _AGAIN | {"Konto": "06.45.51"}], "Finansiering": [_ENOUGH]}),
        Example({"Beløb": [{}, _AGAIN | every_year(0)]}),
        Example(
            {"Beløb": [{}, _AGAIN | {"Varighed": "Midlertidig", "2029": 0}], "Finansiering": [_ENOUGH | {"2029": -0.5}]}
        ),
    ),
    check=check,
    requires=("corrections",),
    spoils="number",
    yields_to={"line-without-correction": "number", "number-doubled": "number"},
)
