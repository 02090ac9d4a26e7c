"""A correction's number that is not a series' prefix followed by digits."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.evidence.rows import CLOSE_UP, bare, closed_up, is_well_formed, renumbered, series_of, uses_of_numbers
from schemas.examples.shared_rows import correction, line
from schemas.rule import Budgets, Example, Frame, Hit, RowEdit, Rule, RuleFix, Severity, Text, same


def faulty(rows: Frame) -> Frame:
    """Numbers that are none of the committee's series, whatever the correction's status."""
    there = rows["nr"].notna()
    numbers = zip(rows["nr"], rows["number_series"], rows["number_series"].notna(), there, strict=True)
    return rows[[]].assign(
        nr=[filled and not is_well_formed(nr, own if named else None) for nr, own, named, filled in numbers]
    )


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Say how the committee's numbers are made."""
    own = series_of(budgets).get((hit.book, hit.udvalg or ""))
    expected = (
        Text("bogstaver og cifre, fx T104", "letters and digits, such as T104")
        if own is None
        else Text(f"{own} og cifre", f"{own} and digits")
    )
    return replace(hit, found=same(hit.key), expected=expected)


def without_space(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The number without the space in it, wherever it stands; nothing where another correction has it."""
    new = closed_up(hit.key, series_of(budgets).get((hit.book, hit.udvalg or "")))
    if new is None:
        return
    uses = uses_of_numbers(budgets)
    names = [(hit.book, hit.udvalg or "", bare(nr)) for nr in (hit.key, new)]
    corrections = [sheet for name in names for sheet, _, _ in uses.get(name, ()) if sheet == "corrections"]
    if len(corrections) == 1:
        yield from renumbered(budgets, hit, new)


RULE = Rule(
    id="NOG502",
    name="number-malformed",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Nummeret har ikke den rigtige form", "The number is malformed"),
    why=Text(
        "Et nummer er nummerseriens begyndelse efterfulgt af cifre. Et O i stedet for et 0 ses ikke på "
        "skærmen, men gør nummeret til et andet, når udvalgene lægges sammen.",
        "A number is the beginning of its series followed by digits. An O instead of a 0 cannot be seen "
        "on the screen but makes it another number when the committees are added up.",
    ),
    message=Text(
        "{place}: »{found}« er ikke {expected}. Ret nummeret, også på linjerne.",
        "{place}: “{found}” is not {expected}. Correct the number, on the lines too.",
    ),
    wrong=Example({"Korrektioner": [{"Nr": "T1O1"}], "Beløb": [{"Nr": "T1O1"}], "Finansiering": [{"Nr": "T1O1"}]}),
    right=Example({"Korrektioner": [{"Nr": "T110"}], "Beløb": [{"Nr": "T110"}], "Finansiering": [{"Nr": "T110"}]}),
    silent=(
        Example(
            {"Korrektioner": [{"Nr": "ØU-7"}], "Beløb": [{"Nr": "ØU-7"}], "Finansiering": [{"Nr": "ØU-7"}]},
            master_data={"Nummerserie": "ØU-"},
        ),
        Example({"Korrektioner": [{}, correction("t102")], "Beløb": [{}, line("T102", -0.1)]}),
    ),
    faulty=faulty,
    sheets=("corrections",),
    describe=describe,
    fix=RuleFix(CLOSE_UP, safe=True, cells=without_space),
    of_withdrawn=True,
    omits="loose",
)
