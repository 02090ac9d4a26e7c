"""An answer that the column's list does not hold."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.columns import Kind
from schemas.evidence.fact_hits import value_at
from schemas.evidence.rows import listed_answer
from schemas.evidence.sheet_rows import column_at, inputs, sheets_with
from schemas.lists import LISTS
from schemas.rule import Budgets, Example, Frame, Hit, RowEdit, Rule, RuleFix, Severity, Text, same
from schemas.words.figures import listed


def faulty(rows: Frame) -> Frame:
    """Answers that their column's list does not hold.

    Any answer about servicerammen but Ja and Nej is undecided, which is one finding and not two.
    """
    lists = {
        column.key: LISTS[column.choices or ""] for column in inputs(rows, Kind.CHOICE) if column.key != "service_frame"
    }
    return rows[[]].assign(**{key: rows[key].notna() & ~rows[key].isin(answers) for key, answers in lists.items()})


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the answer and the list it should come from."""
    return replace(hit, found=same(value_at(budgets, hit)), expected=listed(_choices(hit)))


def as_listed(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The list's answer, where the text is one but for spaces, case or a stop at its end."""
    answer = listed_answer(value_at(budgets, hit), _choices(hit))
    if answer is not None:
        yield RowEdit(answer)


def _choices(hit: Hit) -> tuple[str, ...]:
    return LISTS[column_at(hit).choices or ""]


RULE = Rule(
    id="VAE410",
    name="answer-not-in-list",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Svaret findes ikke på listen", "The answer is not in the list"),
    why=Text(
        "Totalerne fordeles efter svarene. Et svar uden for listen tæller ingen steder eller det forkerte sted.",
        "The totals are divided by the answers. One outside the list counts nowhere, or in the wrong place.",
    ),
    message=Text(
        "{place}: »{found}« er ikke et af svarene {expected}. Vælg et svar på listen.",
        "{place}: “{found}” is none of the answers {expected}. Choose one from the list.",
    ),
    wrong=Example({"Korrektioner": [{"Årsag": "Vejret"}]}),
    right=Example({"Korrektioner": [{"Årsag": "Fejlrettelse"}]}),
    silent=(Example({"Korrektioner": [{"PL-type": None}]}),),
    faulty=faulty,
    sheets=sheets_with(Kind.CHOICE),
    describe=describe,
    fix=RuleFix(Text("Skriv svaret som på listen", "Write the answer as in the list"), safe=True, cells=as_listed),
    spoils="cell",
)
