"""A text that says its own figures will be updated."""

import re

from schemas.evidence.rows import hit
from schemas.lists import PRELIMINARY
from schemas.prose.passages import MONTHS, plain, prose, sentences
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same

_FOOTNOTE = re.compile(r"\A\*.*?\bopdateres\b", re.IGNORECASE | re.DOTALL)
_WITH_FIGURES = re.compile(r"\bopdateres\s+med\s+(?:\w+\s+){0,2}tal\b", re.IGNORECASE)
_IN_MONTH = re.compile(rf"\bopdateres\s+(?:igen\s+)?(?:i|ultimo|primo|medio)\s+(?:{MONTHS})\b", re.IGNORECASE)
# Systems are updated in June too: without "med tal" the sentence must be about figures, or begin with the word.
_ABOUT_FIGURES = re.compile(
    r"^opdateres\b|\b(?:tal|tallet|tallene|beløb\w*|skøn\w*|korrektion\w*|tabel\w*|budget\w*|prognose\w*)\b",
    re.IGNORECASE,
)


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction, at its first such sentence; one that is Foreløbig has said so already (SUM604)."""
    for record, passages in prose(budgets):
        if record["status"] == PRELIMINARY:
            continue
        for column, sentence in (
            (one.column, each) for one in passages if one.has_any(["opdateres"]) for each in sentences(one.text)
        ):
            if _announces(sentence):
                yield hit(
                    record,
                    "corrections",
                    column,
                    found=same(plain(sentence)),
                    expected=Text("endelige tal", "final figures"),
                )
                break


def _announces(sentence: str) -> bool:
    return bool(
        _FOOTNOTE.match(sentence)
        or _WITH_FIGURES.search(sentence)
        or (_IN_MONTH.search(sentence) and _ABOUT_FIGURES.search(sentence))
    )


RULE = Rule(
    id="TXT802",
    name="update-announced",
    severity=Severity.WARNING,
    title=Text("Teksten siger, at tallene opdateres", "The text says that the figures will be updated"),
    why=Text(
        "En note om, at tallene opdateres, bliver tit stående, efter at det er sket, eller uden at det skete.",
        "A note that the figures will be updated often remains after it was done, or although it never was.",
    ),
    message=Text(
        "{place}: »{found}« Skriv tallene og slet noten, eller sæt Status til Foreløbig med en dato.",
        "{place}: “{found}” Enter the figures and delete the note, or set Status to Foreløbig with a date.",
    ),
    wrong=Example({"Korrektioner": [{"Baggrund": "Aftalen er udløbet.\n\n*Opdateres med tal i juni."}]}),
    right=Example({"Korrektioner": [{"Baggrund": "Aftalen er udløbet.\n\n*Tallene er fra juni."}]}),
    silent=(
        Example({"Korrektioner": [{"Baggrund": "Leverandørens systemer opdateres i juni, og licensen følger med."}]}),
        Example({"Korrektioner": [{"Baggrund": "Medarbejdernes maskiner opdateres løbende med sikkerhedsrettelser."}]}),
    ),
    check=check,
    requires=("corrections",),
)
