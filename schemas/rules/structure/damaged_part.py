"""A part of the file that cannot be read or is missing, while the cells can be read."""

from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import listed

_WHOLE = Text(
    "Cellerne er læst, men formater og egenskaber kan mangle",
    "The cells were read, but formats and properties may lack",
)
_SHEET = Text(
    "Arkets celler er læst, men dets tabel, noter, diagrammer eller billeder kan mangle",
    "The sheet's cells were read, but its table, notes, charts or pictures may lack",
)


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a sheet, and one for the parts that belong to none."""
    parts: dict[tuple[int, str | None, str | None], list[str]] = {}
    damaged = budgets.damaged
    for (book, _row), sheet, name, part in zip(
        damaged.index.tolist(), damaged["sheet"], damaged["name"], damaged["part"], strict=True
    ):
        place = (sheet if isinstance(sheet, str) else name) if isinstance(name, str) else None
        parts.setdefault((book, place, name if isinstance(name, str) else None), []).append(part)
    for (book, place, name), named in parts.items():
        yield Hit(
            book=book, sheet=place, found=listed(named), expected=Text("hele dele", "whole parts"),
            values={"lost": _WHOLE if name is None else _SHEET},
        )  # fmt: skip


RULE = Rule(
    id="ARK138",
    name="damaged-part",
    severity=Severity.WARNING,
    title=Text("En del af filen er beskadiget", "A part of the file is damaged"),
    why=Text(
        "En .xlsx er mange små filer i én. Er en af dem gået i stykker, spørger Excel, om projektmappen skal "
        "repareres, og smider så væk, hvad der ikke kan læses.",
        "An .xlsx is many small files in one. Where one of them is broken Excel asks whether to repair the workbook, "
        "and then throws away what cannot be read.",
    ),
    message=Text(
        "{place}: Filens del {found} kan ikke læses. {lost}. Åbn filen i Excel, lad Excel reparere den, se efter, "
        "hvad der mangler, og gem den på ny.",
        "{place}: The file's part {found} cannot be read. {lost}. Open the file in Excel, let Excel repair it, see "
        "what is missing, and save it anew.",
    ),
    wrong=Example(files={"damaged": (("xl/worksheets/_rels/sheet4.xml.rels", "Beløb"),)}),
    right=Example(files={"damaged": ()}),
    silent=(Example(files={"strict": True}),),
    check=check,
    hides={
        "table-missing": lambda silent, speaking: silent.sheet == speaking.sheet,
        "date-unreadable": lambda _, speaking: speaking.sheet is None,  # without formats a date is a number
    },
    file_only=True,
    omits="damaged",
)
