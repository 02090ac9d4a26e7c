"""A hidden sheet that holds something."""

from schemas.budgets import DATA, Budgets
from schemas.rule import Example, Hit, Hits, Rule, Settings, Severity, Text, same

_OWN_PREFIX = "_"
_HOW = {
    "hidden": Text("skjult", "hidden"),
    "veryHidden": Text("skjult, så Excel ikke viser det på listen", "hidden so that Excel does not list it"),
}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find hidden sheets with data: rows on one of ours, anything at all on another."""
    tabs = budgets.tabs[budgets.tabs["visibility"].isin(list(_HOW))]
    for book, name, sheet, visibility, has_data in zip(
        tabs.index.get_level_values("book"),
        tabs["name"],
        tabs["sheet"],
        tabs["visibility"],
        tabs["has_data"],
        strict=True,
    ):  # fmt: skip
        ours = isinstance(sheet, str)
        if name.startswith(_OWN_PREFIX) or (ours and sheet not in DATA):
            continue
        if (book in budgets.frame(sheet).index.get_level_values("book")) if ours else has_data:
            yield Hit(
                book=book, sheet=sheet if ours else name, found=_HOW[visibility],
                expected=Text("synligt", "visible"), values={"sheet": same(name)},
            )  # fmt: skip


RULE = Rule(
    id="ARK133",
    name="hidden-sheet-with-data",
    severity=Severity.WARNING,
    title=Text("Et skjult ark indeholder data", "A hidden sheet holds data"),
    why=Text(
        "Det, der står på et skjult ark, bliver sendt med, uden at nogen har set det: gamle tal, "
        "mellemregninger eller personoplysninger.",
        "What stands on a hidden sheet is sent along unseen: old figures, calculations or personal data.",
    ),
    message=Text(
        "Arket »{sheet}« er {found} og indeholder data. Vis det (højreklik på en fane > Vis), og slet det, "
        "hvis det ikke skal med.",
        "The sheet “{sheet}” is {found} and holds data. Unhide it (right-click a tab > Unhide), and delete it "
        "if it should not be sent.",
    ),
    wrong=Example(tabs={"Mellemregninger": "hidden"}),
    right=Example(tabs={"Mellemregninger": "visible"}),
    silent=(
        Example(tabs={"Lister": "hidden"}),
        Example(tabs={"Historik": "hidden", "Beregning": "veryHidden"}),
        Example(tabs={"_xlwings.conf": "veryHidden"}),
    ),
    check=check,
)
