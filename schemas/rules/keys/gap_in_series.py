"""A number missing between others of the committee's own series."""

from itertools import pairwise

from schemas.calculations.rows import Record
from schemas.evidence.rows import CommitteeName, digits_in, is_well_formed, loose_lines, numbered, series_of
from schemas.examples.shared_rows import correction, line
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same

LONGEST_RUN = 5
"""A longer run of missing numbers is one finding: the series makes a jump."""


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a missing number, at the correction that follows it.

    Silent while a doubled or malformed number, or loose lines, may be the missing one.
    """
    series = series_of(budgets)
    loose = set(loose_lines(budgets))
    for committee, rows in _by_committee(budgets).items():
        own = series.get(committee)
        if own is None or not all(is_well_formed(record["nr"], own) for record in rows):
            continue
        members = [(digits, record) for record in rows if (digits := digits_in(own, record["nr"])) is not None]
        if len({int(digits) for digits, _ in members}) == len(members):
            yield from (one for one in _gaps(own, members) if (*committee, one.key.casefold()) not in loose)


def _by_committee(budgets: Budgets) -> dict[CommitteeName, list[Record]]:
    found: dict[CommitteeName, list[Record]] = {}
    for record in numbered(budgets, "corrections"):
        found.setdefault((record["book"], record["udvalg"]), []).append(record)
    return found


def _gaps(series: str, members: list[tuple[str, Record]]) -> Hits:
    """The runs of missing numbers; a long one is a single hit under its first number."""
    width = min((len(digits) for digits, _ in members), default=0)
    ordered = sorted(members, key=lambda member: int(member[0]))
    for (before, _), (after, record) in pairwise(ordered):
        missing = range(int(before) + 1, int(after))  # never written out: the next number may be a milliard away
        names = [f"{series}{number:0{width}d}" for number in missing[:LONGEST_RUN]]
        if len(missing) > LONGEST_RUN:
            yield _hit(record, names[0], f"{names[0]}–{series}{missing[-1]:0{width}d}")
        else:
            for name in names:
                yield _hit(record, name, name)


def _hit(record: Record, number: str, missing: str) -> Hit:
    return Hit(
        book=record["book"],
        udvalg=record["udvalg"],
        sheet="corrections",
        row=record["row"],
        column="nr",
        key=number,
        found=Text("mangler", "missing"),
        expected=same(missing),
        values={"after": same(record["nr"])},
    )


RULE = Rule(
    id="NOG506",
    name="gap-in-series",
    severity=Severity.WARNING,
    draft_severity=Severity.NOTE,
    title=Text("Et nummer mangler i serien", "A number is missing from the series"),
    why=Text(
        "Et hul i rækken kan være en korrektion, der ikke er kommet med. Er den opgivet, skal den stå med "
        "Status Udgået, så ingen leder efter den.",
        "A gap may be a correction that was left out. If it was given up, it must stand with Status "
        "Udgået, so that nobody looks for it.",
    ),
    message=Text(
        "{place}: {expected} mangler før {after}. Tilføj korrektionen, eller sæt den ind med Status Udgået.",
        "{place}: {expected} is missing before {after}. Add the correction, or enter it with Status Udgået.",
    ),
    wrong=Example({"Korrektioner": [{}, correction("T103")], "Beløb": [{}, line("T103", -0.1)]}),
    right=Example(
        {
            "Korrektioner": [{}, correction("T103"), correction("T102", Status="Udgået")],
            "Beløb": [{}, line("T103", -0.1)],
        }
    ),
    silent=(
        Example({"Korrektioner": [{"Nr": "T115"}], "Beløb": [{"Nr": "T115"}], "Finansiering": [{"Nr": "T115"}]}),
        Example(
            {
                "Korrektioner": [correction("T110"), correction("T109")],
                "Beløb": [line("T110", -0.1), line("T109", -0.1)],
                "Finansiering": [None],
            }
        ),
    ),
    check=check,
    requires=("corrections",),
    of_withdrawn=True,
)
