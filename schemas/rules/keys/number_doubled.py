"""A number that more than one correction has."""

from dataclasses import replace

from schemas.calculations.rows import grouped, keys
from schemas.evidence.rows import numbered
from schemas.examples.shared_rows import correction, every_year, line
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text, same


def faulty(rows: Frame) -> Frame:
    """The second row of every number."""
    names = [rows["book"], rows["udvalg"].fillna(""), keys(rows["nr"])]
    place = rows["nr"].groupby(names).cumcount()
    return rows[[]].assign(nr=rows["nr"].notna() & place.eq(1))


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the rows that have the number."""
    holders = grouped(numbered(budgets, "corrections"))[hit.correction]
    return replace(
        hit,
        found=same(len(holders)),
        expected=same(1),
        values={"number": same(hit.key), "rows": same(", ".join(str(holder["row"]) for holder in holders))},
    )


RULE = Rule(
    id="NOG503",
    name="number-doubled",
    severity=Severity.ERROR,
    title=Text("Nummeret er brugt to gange", "The number is used twice"),
    why=Text(
        "En linje finder sin korrektion ved nummeret. Har to korrektioner samme nummer, får den ene alle "
        "linjerne og den anden ingen.",
        "A line finds its correction by the number. When two corrections have the same number, one gets "
        "all the lines and the other none.",
    ),
    message=Text(
        "{place}: Nummeret {number} står {found} gange (række {rows}). Giv hver korrektion sit eget "
        "nummer, og ret linjerne.",
        "{place}: The number {number} stands {found} times (rows {rows}). Give each correction a number "
        "of its own, and correct the lines.",
    ),
    wrong=Example({"Korrektioner": [{}, correction("T101")]}),
    right=Example({"Korrektioner": [{}, correction("T102")], "Beløb": [{}, line("T102", -0.1)]}),
    silent=(
        Example(
            {
                "Beløb": [{}, line("T101", 0.1)],
                "Finansiering": [{}, {"Nr": "T101", "Kilde": "Kassen"} | every_year(-0.1)],
            }
        ),
    ),
    faulty=faulty,
    sheets=("corrections",),
    describe=describe,
    spoils="number",
    omits="loose",
    of_withdrawn=True,
)
