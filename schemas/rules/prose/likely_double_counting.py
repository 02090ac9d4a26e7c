"""Two corrections with the same amounts for the same thing."""

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import Record
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import correction, financed, line
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same
from schemas.words.seen import seen

_ABOUT = {"amounts": ("text", "account"), "financing": ("reference",)}
"""The columns that say what an amount is for, by table."""
_GENERAL = "jf. skema"
"""What the import writes on every form's line says nothing of what it is for."""


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit for each later line that repeats an earlier correction's amounts and words."""
    for sheet, columns in _ABOUT.items():
        counting = [line for line in lines_of(budgets, sheet) if line["counts"] and not line["loose"]]
        for column in columns:
            yield from _repeated(counting, sheet, column)


def _repeated(rows: list[Record], sheet: str, column: str) -> Hits:
    first: dict[object, Record] = {}
    for row in rows:
        about = seen(row[column] or "")
        if not about or about.endswith(_GENERAL) or not any(row["figures"]) or row.get("counterpart"):
            continue
        earlier = first.setdefault((row["book"], row["udvalg"], about, row["figures"]), row)
        if earlier["key"] != row["key"]:
            yield hit(
                row,
                sheet,
                column,
                found=same(row[column]),
                expected=Text("ét sted", "one place"),
                values={"other": same(earlier["nr"])},
                other_keys=(earlier["nr"],),
            )


_AGAIN = {"Korrektioner": [{}, correction("T102")], "Finansiering": [{}, financed("T102", -0.5)]}

RULE = Rule(
    id="TXT809",
    name="likely-double-counting",
    severity=Severity.NOTE,
    title=Text("Beløbet kan være talt med to gange", "The amount may be counted twice"),
    why=Text(
        "Den samme udgift kommer let med i to korrektioner, når to afdelinger melder den ind.",
        "The same expense easily enters two corrections when two departments report it.",
    ),
    message=Text(
        "{place}: »{found}« med samme beløb står også på {other}. Se efter, om det er den samme udgift; "
        "den må kun stå {expected}.",
        "{place}: “{found}” with the same amounts also stands on {other}. See whether it is the same "
        "expense; it may stand in {expected} only.",
    ),
    wrong=Example(_AGAIN | {"Beløb": [{}, line("T102", 0.5, Tekst="Licenser")]}),
    right=Example(_AGAIN | {"Beløb": [{}, line("T102", 0.5, Tekst="Support")]}),
    silent=(
        Example({"Beløb": [{}, line("T101", -0.5, Tekst="Licenser")], "Finansiering": [None]}),
        Example(_AGAIN | {"Beløb": [{"Tekst": "Udgifter jf. skema"}, line("T102", 0.5, Tekst="Udgifter jf. skema")]}),
    ),
    check=check,
    requires=("corrections", "amounts", "financing"),
    derived=True,
    on=False,
)
