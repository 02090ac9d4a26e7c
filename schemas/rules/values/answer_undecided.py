"""A service-frame answer that is neither Ja nor Nej."""

from collections.abc import Iterator

from schemas.calculations.rows import keys
from schemas.evidence.rows import listed_answer
from schemas.lists import NO, POSTPONED, REJECTED, WITHDRAWN, YES
from schemas.rule import Budgets, Example, Frame, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find undecided answers of corrections that count, and of their lines.

    A correction's answer does not matter where each of its lines has an answer of its own.
    """
    left_out = _left_out(budgets.corrections)
    decided, others = _lines_by_answer(budgets.amounts)
    for sheet in ("corrections", "amounts", "financing"):
        rows = budgets.frame(sheet)
        undecided = rows[rows["service_frame"].notna() & ~rows["service_frame"].isin([YES, NO])]
        for name, (book, row), nr, answer in zip(
            _names(undecided), undecided.index, undecided["nr"].fillna(""), undecided["service_frame"], strict=True
        ):
            settled = sheet == "corrections" and name in decided and name not in others
            if name not in left_out and not settled:
                yield Hit(
                    book=book, udvalg=name[1], sheet=sheet, row=row, column="service_frame", key=nr,
                    found=same(answer), expected=Text("Ja eller Nej", "Ja or Nej"),
                )  # fmt: skip


def _names(rows: Frame) -> list[tuple[int, str, str]]:
    """(book, udvalg, key) of every row."""
    books = rows.index.get_level_values("book")
    return list(zip(books, rows["udvalg"].fillna(""), keys(rows["nr"]), strict=True))


def _left_out(corrections: Frame) -> set[tuple[int, str, str]]:
    out = corrections["status"].eq(WITHDRAWN) | corrections["decision"].isin([REJECTED, POSTPONED])
    return set(_names(corrections[out]))


def _lines_by_answer(amounts: Frame) -> tuple[set[tuple[int, str, str]], set[tuple[int, str, str]]]:
    """The corrections with lines that answer Ja or Nej themselves, and those with lines that do not."""
    own = amounts["service_frame"].isin([YES, NO])
    return set(_names(amounts[own])), set(_names(amounts[~own]))


def as_listed(_: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """Ja or Nej, where the answer is that but for spaces or a stop at its end."""
    answer = listed_answer(hit.found.da, (YES, NO))
    if answer is not None:
        yield RowEdit(answer)


RULE = Rule(
    id="VAE411",
    name="answer-undecided",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text(
        "Det er ikke afgjort, om beløbet er inden for servicerammen",
        "Whether the amount is inside the service frame is undecided",
    ),
    why=Text(
        "Servicerammen er et loft med økonomisk sanktion (budgetlovens § 10). Et uafklaret beløb kan "
        "hverken regnes inden for eller uden for.",
        "The service frame is a ceiling with a financial sanction (Budget Act § 10). An undecided amount can "
        "be counted neither inside nor outside.",
    ),
    message=Text(
        "{place}: Svaret er »{found}«. Vælg {expected}, før projektmappen indsendes; beløbet står indtil da "
        "som uafklaret.",
        "{place}: The answer is “{found}”. Choose {expected} before the workbook is submitted; until then "
        "the amount stands as undecided.",
    ),
    wrong=Example({"Korrektioner": [{"Indenfor servicerammen": "Ja/nej"}]}),
    right=Example({"Korrektioner": [{"Indenfor servicerammen": "Nej"}]}),
    silent=(
        Example({"Korrektioner": [{"Indenfor servicerammen": "Uafklaret"}], "Beløb": [{"Servicerammen": "Ja"}]}),
        Example({"Korrektioner": [{"Indenfor servicerammen": "Uafklaret", "Beslutning": "Forkastet"}]}),
    ),
    check=check,
    fix=RuleFix(Text("Skriv svaret som på listen", "Write the answer as in the list"), safe=True, cells=as_listed),
    requires=("corrections",),
    spoils="cell",
)
