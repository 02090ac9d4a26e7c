"""Compensation that the text expects and no row shows."""

import re
from collections.abc import Iterator

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import CorrectionName, name_of
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import every_year
from schemas.lists import DUT
from schemas.prose.passages import plain, prose, sentence_at
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same

_COMPENSATION = re.compile(r"\bfratrækkes\b|\b(?:DUT-)?kompensation(?:en)?\b|\bkompenser(?:es|et)\b", re.IGNORECASE)
# Citizens and users are compensated too; the state's money is named by who pays it, or by the law.
_FROM_THE_STATE = re.compile(
    r"\bDUT\b|\bstat(?:en|ens|slig\w*)?\b|\bbloktilskud\w*|\blov(?:en|ens|givning\w*|forslag\w*)?\b|\bKL\b"
    r"|\bkommune(?:n|ns|r|rne|rnes)?\b|\bregulering\w*",
    re.IGNORECASE,
)
_NONE_COMES = re.compile(r"\bikke\b|\bingen\b|\buden\b", re.IGNORECASE)


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction with neither income nor a DUT row, at its first mention."""
    with_row = _with_row(budgets)
    for record, passages in prose(budgets):
        if name_of(record) in with_row:
            continue
        for one in (each for each in passages if each.has_any(["fratrækkes", "kompens"])):
            mention = next((words for words in _mentions(one.text)), None)
            if mention is not None:
                yield hit(
                    record,
                    "corrections",
                    one.column,
                    found=same(mention),
                    expected=Text("en indtægt eller DUT", "income or DUT"),
                )
                break


def _mentions(text: str) -> Iterator[str]:
    for match in _COMPENSATION.finditer(text):
        sentence = sentence_at(text, match.start())
        if _FROM_THE_STATE.search(sentence) and not _NONE_COMES.search(sentence):
            yield plain(match[0])


def _with_row(budgets: Budgets) -> set[CorrectionName]:
    rows = [row for row in lines_of(budgets, "amounts") if row["income"]]
    rows += [row for row in lines_of(budgets, "financing") if row["source_class"] == DUT]
    return {name_of(row) for row in rows if any(row["figures"])}


_TEXT = "Kommunens andel af lovens kompensation skal fratrækkes."

RULE = Rule(
    id="TXT806",
    name="compensation-without-row",
    severity=Severity.NOTE,
    title=Text("Kompensationen står kun i teksten", "The compensation stands in the text only"),
    why=Text(
        "Skal en kompensation trækkes fra, skal den stå som indtægt eller som DUT i Finansiering. Ellers "
        "er udgiften for stor i totalen.",
        "Compensation to be deducted must stand as income or as DUT in Finansiering. Otherwise the "
        "expenditure is too large in the total.",
    ),
    message=Text(
        "{place}: Teksten nævner »{found}«, men ingen række viser {expected}. Tilføj den, når beløbet kendes.",
        "{place}: The text mentions “{found}”, but no row shows {expected}. Add it once the amount is known.",
    ),
    wrong=Example({"Korrektioner": [{"Økonomiske konsekvenser": _TEXT}]}),
    right=Example(
        {
            "Korrektioner": [{"Økonomiske konsekvenser": _TEXT}],
            "Finansiering": [{"Kilde": "DUT", "Reference": "Lov- og cirkulæreprogrammet"} | every_year(-0.5)],
        }
    ),
    silent=(
        Example({"Korrektioner": [{"Baggrund": "Staten giver ingen kompensation for opgaven."}]}),
        Example({"Korrektioner": [{"Baggrund": "Borgerne får kompensation for tabt arbejdsfortjeneste."}]}),
    ),
    check=check,
    requires=("corrections", "amounts", "financing"),
    derived=True,
)
