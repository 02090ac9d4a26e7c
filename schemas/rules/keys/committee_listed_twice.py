"""A committee that stands twice on the sheet Udvalg of a merged workbook."""

from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a committee, at its second row."""
    rows: dict[tuple[int, str], list[int]] = {}
    for (book, row), udvalg in zip(budgets.committees.index, budgets.committees["udvalg"].fillna(""), strict=True):
        if udvalg:
            rows.setdefault((int(book), udvalg), []).append(int(row))
    for (book, udvalg), its in rows.items():
        if len(its) > 1:
            yield Hit(
                book=book, udvalg=udvalg, sheet="committees", row=its[1], column="udvalg", found=same(udvalg),
                expected=Text("én gang", "once"), values={"rows": same(", ".join(map(str, its)))},
            )  # fmt: skip


RULE = Rule(
    id="NOG511",
    name="committee-listed-twice",
    severity=Severity.ERROR,
    title=Text("Udvalget står to gange på arket Udvalg", "The committee stands twice on the sheet Udvalg"),
    why=Text(
        "Hvert udvalgs total står ved dets navn. Står navnet to gange, ser det ud, som om beløbene er der to gange.",
        "Each committee's total stands at its name. Where the name stands twice, its amounts seem to be there twice.",
    ),
    message=Text(
        "{place}: {found} står flere gange (række {rows}). Behold én række.",
        "{place}: {found} stands several times (rows {rows}). Keep one row.",
    ),
    wrong=Example(merged_committees=("Økonomiudvalget", "økonomiudvalget")),
    right=Example(merged_committees=("Økonomiudvalget", "Socialudvalget")),
    silent=(Example(merged_committees=("Økonomiudvalget",)), Example()),
    check=check,
    of_withdrawn=True,
)
