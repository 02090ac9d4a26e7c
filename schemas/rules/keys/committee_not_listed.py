"""A row of a merged workbook whose committee is not on the sheet Udvalg."""

from schemas.budgets import DATA, Budgets
from schemas.rule import Example, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import BLANK

_COUNTED = ("amounts", "fte", "financing")
"""The tables in which a correction of another committee may miss these rows."""


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a table and committee, at its first row."""
    files = budgets.files
    merged = set(files.index[files["kind"].eq("merged")].get_level_values("book"))
    if not merged:
        return
    listed = set(
        zip(budgets.committees.index.get_level_values("book"), budgets.committees["udvalg"].fillna(""), strict=True)
    )
    for sheet in DATA:
        frame = budgets.frame(sheet)
        nrs = frame["nr"].fillna("") if sheet in _COUNTED else [""] * len(frame)
        strays: dict[tuple[int, str], list[tuple[int, str]]] = {}
        for (book, row), udvalg, nr in zip(frame.index, frame["udvalg"].fillna(""), nrs, strict=True):
            if book in merged and not (udvalg and (book, udvalg) in listed):
                strays.setdefault((int(book), udvalg), []).append((int(row), nr))
        for (book, udvalg), rows in strays.items():
            yield Hit(
                book=book, udvalg=udvalg, sheet=sheet, row=rows[0][0], column="udvalg",
                found=same(udvalg) if udvalg else BLANK,
                expected=Text("et udvalg fra arket Udvalg", "a committee of the sheet Udvalg"),
                other_keys=tuple(nr for _, nr in rows if nr),
            )  # fmt: skip


RULE = Rule(
    id="NOG510",
    name="committee-not-listed",
    severity=Severity.ERROR,
    title=Text("Rækkens udvalg står ikke på arket Udvalg", "The row's committee is not on the sheet Udvalg"),
    why=Text(
        "I en samlet projektmappe hører hver række til et udvalg. Står navnet anderledes end på arket Udvalg, finder "
        "rækken ikke sin korrektion, og beløbet mangler i udvalgets total.",
        "In a merged workbook each row belongs to a committee. Where the name is not as on the sheet Udvalg, the row "
        "does not find its correction, and the amount is missing in the committee's total.",
    ),
    message=Text(
        "{place}: Udvalget er {found}, som ikke står på arket Udvalg. Vælg udvalget på listen.",
        "{place}: The committee is {found}, which is not on the sheet Udvalg. Choose the committee from the list.",
    ),
    wrong=Example({"Beløb": [{"Udvalg": "Økonomi"}]}, merged_committees=("Økonomiudvalget", "Socialudvalget")),
    right=Example({"Beløb": [{"Udvalg": "Økonomiudvalget"}]}, merged_committees=("Økonomiudvalget", "Socialudvalget")),
    silent=(Example({"Beløb": [{"Udvalg": "ØKONOMIUDVALGET"}]}, merged_committees=("Økonomiudvalget",)), Example()),
    check=check,
    hides={"*": "committee"},
    of_withdrawn=True,
    omits="loose",
)
