"""A Modpost that no line answers."""

from collections.abc import Mapping

from schemas.calculations.rows import Record, plus, total
from schemas.evidence.reallocations import End, ends, other
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import correction, line
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a pair of numbers: no line of the other number names this one, or a line names its own."""
    found = ends(budgets)
    unanswered = {end: lines for end, lines in found.items() if other(end) not in found}
    for end, lines in found.items():
        nr, counterpart = lines[0]["nr"], lines[0]["counterpart"]
        itself = end == other(end)
        if itself or (end in unanswered and not _misnamed(end, unanswered)):
            expected = (
                Text("en anden korrektion", "another correction")
                if itself
                else Text(f"en linje på {counterpart} med Modpost {nr}", f"a line of {counterpart} with Modpost {nr}")
            )
            yield hit(
                lines[0],
                "amounts",
                "counterpart",
                found=same(counterpart),
                expected=expected,
                other_keys=(counterpart.strip(),),
            )


def _misnamed(end: End, unanswered: Mapping[End, list[Record]]) -> bool:
    """Whether the correction it names has the other half of the money, under another Modpost: the fault is there."""
    book, udvalg, _, counterpart = end
    halves = [lines for one, lines in unanswered.items() if one[:3] == (book, udvalg, counterpart)]
    own = total(unanswered[end])
    return any(own) and len(halves) == 1 and not any(plus(total(halves[0]), own))


_MOVED = {"Korrektioner": [{}, correction("T102")]}

RULE = Rule(
    id="NOG508",
    name="counterpart-without-its-other-end",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Modposten mangler sin anden ende", "The counterpart lacks its other end"),
    why=Text(
        "Flyttes penge mellem to korrektioner, skal de stå to gange med hvert sit fortegn. Mangler den "
        "ene ende, ændrer flytningen udvalgets total.",
        "Money moved between two corrections must stand twice, with opposite signs. Without one of the "
        "ends the move changes the committee's total.",
    ),
    message=Text(
        "{place}: Modpost er {found}, men der mangler {expected}. Skriv den anden linje, eller ret Modpost.",
        "{place}: Modpost is {found}, but {expected} is missing. Enter the other line, or correct Modpost.",
    ),
    wrong=Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="T101")]}),
    right=Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="T101"), line("T101", 0.2, Modpost="T102")]}),
    silent=(
        Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="t101"), line("T101", 0.2, Modpost="t102")]}),
        Example(
            {
                "Korrektioner": [{}, correction("T102", Beslutning="Udskudt")],
                "Beløb": [{}, line("T102", -0.2, Modpost="T101")],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts"),
    derived=True,
    of_withdrawn=True,
)
