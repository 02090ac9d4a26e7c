"""Corrections that cost money and say nothing of where it comes from."""

import re

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import CorrectionName, Record, grouped, name_of, total
from schemas.evidence.rows import bare, counting_corrections, loose_lines, numbered
from schemas.examples.shared_rows import correction, every_year, line
from schemas.layout import BUDGET_YEARS
from schemas.lists import NON_NEGATIVE_CHANGES, NON_POSITIVE_CHANGES
from schemas.rule import NOTHING, Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same

_SOURCES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:finansier|dæk|betal|afhold)\w*\s+(?:\w+\s+)?(?:af|fra|via|over|ved)\s+\w*(?:kasse|pulje|anlæg|budget|dut)",
        r"\banlæg\w*\s+[A-ZÆØÅ]\d{2,4}\b|\bfra anlæg til drift\b",
        r"\b(?:flyt|overfør|omplacer)\w*\b.{0,60}?\bfra\s+\w*(?:anlæg|budget|pulje|kasse)",
    )
]
"""How a sentence names a source, the plainest first."""
_PAST = re.compile(r"\btidligere\b", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ•])|\n")
_MOST_QUOTED, _LONGEST = 3, 120


def check(budgets: Budgets, settings: Settings) -> Hits:
    """One hit a committee, listing the numbers; silent while loose financing may be the missing rows."""
    # A line with a Modpost is paid for by its other end.
    lines = grouped(line for line in lines_of(budgets, "amounts") if line["counterpart"] is None)
    financed = {(row["book"], row["udvalg"], bare(row["nr"])) for row in numbered(budgets, "financing")}
    astray = {name[:2] for name, rows in loose_lines(budgets).items() if any(table == "financing" for table, _ in rows)}
    doubled = _doubled(budgets)
    missing: dict[tuple[int, str], list[str]] = {}
    for record in counting_corrections(budgets):
        name, own = name_of(record), lines.get(name_of(record), [])
        with_row = (record["book"], record["udvalg"], bare(record["nr"])) in financed
        if (
            not with_row
            and name[:2] not in astray
            and name not in doubled
            and max(total(own)) > 0
            and not any(_contradicts(one) for one in own)
        ):
            missing.setdefault(name[:2], []).append(record["nr"])
    for (book, udvalg), numbers in missing.items():
        yield Hit(
            book=book,
            udvalg=udvalg,
            sheet="financing",
            found=same(", ".join(numbers)),
            expected=Text("en kilde", "a source"),
            values={"offered": _offered(budgets, book, udvalg, numbers)},
            severity=Severity.WARNING if settings.financing_required else None,
        )


def _offered(budgets: Budgets, book: int, udvalg: str, numbers: list[str]) -> Text:
    """Quote the sentences in which the corrections' texts name a source themselves, the first of each."""
    quoted = [
        f"{record['nr']} »{sentence}«"
        for record in counting_corrections(budgets)
        if (record["book"], record["udvalg"]) == (book, udvalg) and record["nr"] in numbers
        if (sentence := _sentence(record["consequences"]) or _sentence(record["background"]))
    ]
    if not quoted:
        return NOTHING
    more = "" if len(quoted) <= _MOST_QUOTED else " …"
    listed = ", ".join(quoted[:_MOST_QUOTED]) + more
    return Text(f" Teksten siger selv: {listed}", f" The prose says itself: {listed}")


def _sentence(text: object) -> str:
    """Give the first sentence that says where money comes from, cut to what can be taken in."""
    if not isinstance(text, str):
        return ""
    sentences = [" ".join(one.split()).lstrip("• ") for one in _END.split(text) if not _PAST.search(one)]
    found = next((one for source in _SOURCES for one in sentences if source.search(one)), "")
    return found if len(found) <= _LONGEST else f"{found[:_LONGEST].rsplit(' ', 1)[0]} …"


def _doubled(budgets: Budgets) -> set[CorrectionName]:
    return {name_of(one) for one in lines_of(budgets, "corrections") if not one["first"]}


def _contradicts(one: Record) -> bool:
    """Whether the sign of a line contradicts its Ændring, so that its netto cannot be trusted."""
    years = [one[year] or 0 for year in BUDGET_YEARS]
    return (one["change"] in NON_NEGATIVE_CHANGES and min(years) < 0) or (
        one["change"] in NON_POSITIVE_CHANGES and max(years) > 0
    )


RULE = Rule(
    id="SUM607",
    name="no-financing",
    severity=Severity.NOTE,
    title=Text("Korrektioner uden angivet finansiering", "Corrections without stated financing"),
    why=Text(
        "Uden en kilde trækkes beløbet på kassen. Er det meningen, skal det stå i Finansiering, så udvalget ser det.",
        "Without a source the amount falls on the cash balance. If that is intended, it must stand in "
        "Finansiering, so that the committee sees it.",
    ),
    message=Text(
        "{place}: Ingen finansiering er angivet for {found}. Skriv i Finansiering, hvor pengene kommer "
        "fra, også når det er Kassen.{offered}",
        "{place}: No financing is stated for {found}. Enter in Finansiering where the money comes from, "
        "also when it is Kassen.{offered}",
    ),
    wrong=Example({"Finansiering": [None]}),
    right=Example({"Finansiering": [{"Kilde": "Anlæg", "Reference": "A108"}]}),
    silent=(
        Example({"Beløb": [{"Ændring": "Mindreudgift"} | every_year(-0.5)], "Finansiering": [None]}),
        Example({"Korrektioner": [{"Beslutning": "Forkastet"}], "Finansiering": [None]}),
        Example(
            {
                "Korrektioner": [{}, correction("T102"), correction("T103")],
                "Beløb": [{}, line("T102", -0.2, Modpost="T103"), line("T103", 0.2, Modpost="T102")],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "financing"),
    rests_on=("rows",),
)
