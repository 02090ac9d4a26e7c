"""A sheet of the template that the workbook lacks."""

from difflib import get_close_matches

from schemas.evidence.fact_hits import older_books, readable
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.sheets import SHEETS

_NEEDED = {spec.key: spec.name for spec in SHEETS if spec.columns and spec.key != "checklist" and not spec.optional}
_HEART = ("corrections", "amounts")
"""A workbook without these is not one of technical corrections, which another rule says."""
_MILD = ("history", "justifications")
"""Their absence spoils no figure."""


def check(budgets: Budgets, _: Settings) -> Hits:
    """Name each missing sheet, and the sheet that may be it under another name."""
    sheets, tabs = budgets.sheets, budgets.tabs
    present = set(zip(sheets.index.get_level_values("book"), sheets["sheet"], strict=True))
    foreign = tabs[tabs["sheet"].isna()]
    names: dict[int, list[str]] = {}
    for book, name in zip(foreign.index.get_level_values("book"), foreign["name"], strict=True):
        names.setdefault(book, []).append(name)
    older = older_books(budgets)
    for book in readable(budgets).index.get_level_values("book"):
        if book in older or not any((book, sheet) in present for sheet in _HEART):
            continue
        for sheet, wanted in _NEEDED.items():
            if (book, sheet) in present:
                continue
            like = get_close_matches(wanted.casefold(), [name.casefold() for name in names.get(book, [])], 1)
            own = [name for name in names.get(book, []) if name.casefold() in like]
            yield Hit(
                book=book,
                sheet=sheet,
                expected=same(wanted),
                found=same(own[0]) if own else Text("(mangler)", "(missing)"),
                values={"remedy": _remedy(own[0] if own else None, wanted)},
                severity=Severity.WARNING if sheet in _MILD else None,
            )


def _remedy(like: str | None, wanted: str) -> Text:
    if like is None:
        return Text(
            "Kopiér arket fra en ny skabelon (flyt eller kopiér ark), og udfyld det.",
            "Copy the sheet from a new template (move or copy sheet), and fill it in.",
        )
    return Text(
        f"Er det arket »{like}«? Så giv det navnet {wanted} tilbage.",
        f"Is it the sheet “{like}”? Then give it back the name {wanted}.",
    )


RULE = Rule(
    id="ARK110",
    name="sheet-missing",
    severity=Severity.ERROR,
    title=Text("Et ark mangler", "A sheet is missing"),
    why=Text(
        "Arkene findes på deres navn. Mangler ét, tæller det, der skulle stå der, ikke med nogen steder.",
        "Sheets are found by name. What should stand on a missing one counts nowhere.",
    ),
    message=Text("Arket {expected} mangler. {remedy}", "The sheet {expected} is missing. {remedy}"),
    wrong=Example({"Fuldtidsstillinger": None}),
    right=Example({"Fuldtidsstillinger": []}),
    silent=(Example(tabs={"Egne noter": "visible"}),),
    check=check,
    omits="unknown",
)
