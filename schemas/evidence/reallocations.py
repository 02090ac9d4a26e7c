"""Omplacering in Finansiering: money moved from elsewhere, and the rows whose counterpart is in this workbook."""

import re

from schemas.budgets import Budgets, once
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import ZERO, CorrectionName, Record, key_of, name_of, total
from schemas.evidence.behind_amounts import lines_with_figures
from schemas.evidence.rows import bare, differing, grouped_counting, slack_kroner
from schemas.lists import DECREASE_EXPENDITURE, INCREASE_INCOME, REALLOCATION

End = tuple[int, str, str, str]
"""(book, udvalg, bare key of the line, bare key it names in Modpost)"""


@once
def ends(budgets: Budgets) -> dict[End, list[Record]]:
    """The lines with a Modpost, of corrections that count, by which half of the pair they are."""
    found: dict[End, list[Record]] = {}
    for record in lines_of(budgets, "amounts"):
        if record["counterpart"] is None or record["nr"] is None or not record["counts"]:
            continue
        end = (record["book"], record["udvalg"], bare(record["nr"]), bare(record["counterpart"]))
        found.setdefault(end, []).append(record)
    return found


def other(end: End) -> End:
    """The other half of the pair."""
    book, udvalg, key, counterpart = end
    return book, udvalg, counterpart, key


_NUMBER = re.compile(r"[^\W\d_]+\d+")


@once
def reallocations(budgets: Budgets) -> list[Record]:
    """The rows of Finansiering with Kilde Omplacering that count, have a correction and are not all 0."""
    counting = (row for rows in grouped_counting(budgets, "financing").values() for row in rows)
    return [row for row in counting if row["source_class"] == REALLOCATION and any(row["figures"])]


def numbers_named(reference: str) -> set[str]:
    """The keys of every correction number that a Reference mentions, and the whole of it as a key."""
    return {bare(reference), *(key_of(number) for number in _NUMBER.findall(reference))}


@once
def counted_twice(budgets: Budgets) -> list[tuple[Record, str]]:
    """The reallocations that also stand as lines of Beløb, with the number of the correction of that line."""
    lines = lines_with_figures(budgets)
    financed = grouped_counting(budgets, "financing")
    found = []
    for row in reallocations(budgets):
        name = name_of(row)
        named = numbers_named(row["reference"] or "")
        counterpart = next((line for line in lines.get(name, ()) if _key(line["counterpart"]) in named), None)
        if counterpart is not None:
            found.append((row, counterpart["nr"]))
        elif _also_a_line(budgets, row, lines.get(name, []), financed[name]):
            found.append((row, row["nr"]))
    return found


def _key(nr: str | None) -> str | None:
    return None if nr is None else bare(nr)


def _also_a_line(budgets: Budgets, row: Record, lines: list[Record], financed: list[Record]) -> bool:
    """Whether a line has the same amounts, and the financing exceeds netto by exactly them."""
    amounts = row["figures"]
    alike = any(
        line["change"] in (DECREASE_EXPENDITURE, INCREASE_INCOME) and line["figures"] == amounts for line in lines
    )
    rest = [one + other for one, other in zip(total(lines), total(financed), strict=True)]
    slack = slack_kroner(budgets, row["book"], len(lines) + len(financed))
    a, b, c, d = (left - amount for left, amount in zip(rest, amounts, strict=True))
    return alike and not differing((a, b, c, d), ZERO, slack)


@once
def names_counted_twice(budgets: Budgets) -> set[CorrectionName]:
    """The corrections that have such a reallocation."""
    return {name_of(row) for row, _ in counted_twice(budgets)}
