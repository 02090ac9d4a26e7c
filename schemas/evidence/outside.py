"""Formulas that take something from outside the workbook, merged into what is one fault."""

from typing import Any

from schemas.rule import Budgets, Hit, Hits, Text, same

NAMED = 3
"""So many further places are named, the rest counted."""
_WHERE = {
    "cell": Text("Formlen", "The formula"),
    "validation": Text("Rullelisten eller kontrollen", "The drop-down or check"),
    "format": Text("Den betingede formatering", "The conditional format"),
    "unused": Text("Ingen formel", "No formula"),
}


def outside_hits(budgets: Budgets, kind: str, *, by_sheet: bool) -> Hits:
    """A hit for each thing that is called or file that is asked, on each sheet where `by_sheet`, at its first place."""
    facts = budgets.outside[budgets.outside["kind"].eq(kind)]
    records: list[Any] = facts.astype(object).where(facts.notna(), None).to_dict("records")
    found: dict[tuple[int, str, str | None], list[dict[str, str | None]]] = {}
    for (book, _), one in zip(facts.index, records, strict=True):
        found.setdefault((book, one["what"], one["sheet"] if by_sheet else None), []).append(one)
    for (book, what, _), places in found.items():
        first, *others = sorted(places, key=lambda one: one["cell"] is None)
        row = (first["cell"] or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        yield Hit(
            book=book, sheet=first["sheet"], row=int(row) if row.isdecimal() else None, cell=first["cell"],
            found=same(what), expected=Text("ingen", "none"),
            values={"where": _where(first), "others": _others(others, first["tab"])},
        )  # fmt: skip


def _where(place: dict[str, str | None]) -> Text:
    if place["where"] == "name":
        return Text(f"Navnet {place['name']}", f"The name {place['name']}")
    return _WHERE[str(place["where"])]


def _others(places: list[dict[str, str | None]], tab: str | None) -> Text:
    """` (også B3, Beløb!H4 og 7 andre steder)`."""
    names = [
        one["name"] or (f"{one['cell']}" if one["tab"] == tab else f"{one['tab']}!{one['cell']}") for one in places
    ]
    if not names:
        return same("")
    listed, rest = ", ".join(names[:NAMED]), len(names) - NAMED
    more = (f" og {rest} andre steder", f" and {rest} other places") if rest > 0 else ("", "")
    return Text(f" (også {listed}{more[0]})", f" (also {listed}{more[1]})")
