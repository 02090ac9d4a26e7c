"""A placeholder that was never filled in: x,xxx mio. kr., or x. juli."""

import re

from schemas.evidence.rows import hit
from schemas.prose.passages import MONTHS, plain, prose
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same

# A single x between words is a times sign, so it counts only before a month or a decimal mark.
_PLACEHOLDER = re.compile(
    rf"\b[xX]+[.,][xX]+\b|\b[xX]{{1,2}}\.?\s+(?:{MONTHS})\b|\b(?:xx+|XX+)\s*(?:mio|mia|kr|pct|procent|%)|\bxxx+\b"
    r"|\[(?:indsæt|udfyldes|beløb|dato|tal)\b[^\[\]\n]*\]"
)


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction, at the text of its first placeholder."""
    for record, passages in prose(budgets):
        found = [
            (one.column, match[0]) for one in passages if one.has_any("x[") for match in _PLACEHOLDER.finditer(one.text)
        ]
        if found:
            distinct = dict.fromkeys(plain(words) for _, words in found)
            yield hit(
                record,
                "corrections",
                found[0][0],
                found=same(", ".join(distinct)),
                expected=Text("tal og datoer", "figures and dates"),
                values={"count": same(len(found))},
            )


RULE = Rule(
    id="TXT801",
    name="placeholder-left",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Der står en pladsholder i teksten", "A placeholder is left in the text"),
    why=Text(
        "x,xxx og x. juli er skrevet, fordi tallet ikke var kendt. Når projektmappen indsendes, læser udvalget dem.",
        "x,xxx and x. juli were written because the figure was not known. Once the workbook is submitted "
        "the committee reads them.",
    ),
    message=Text(
        "{place}: Teksten har pladsholdere ({found}; {count} steder). Skriv {expected}, eller slet sætningen.",
        "{place}: The text has placeholders ({found}; {count} places). Enter {expected}, or delete the sentence.",
    ),
    wrong=Example(
        {"Korrektioner": [{"Økonomiske konsekvenser": "Prisen ventes at blive x,xxx mio. kr. pr. x. juli 2025."}]}
    ),
    right=Example(
        {"Korrektioner": [{"Økonomiske konsekvenser": "Prisen ventes at blive 0,500 mio. kr. pr. 1. juli 2025."}]}
    ),
    silent=(
        Example(
            {
                "Korrektioner": [
                    {"Økonomiske konsekvenser": ("Beløbet er antal brugere x kr. pr. licens, 2 x 0,250 mio. kr.")}
                ]
            }
        ),
        Example({"Korrektioner": [{"Baggrund": "Sagen vedrører matrikel X. Licensen hedder MaxX, jf. kapitel XX."}]}),
        Example({"Korrektioner": [{"Beslutning": "Udskudt", "Baggrund": "Skønnet er x,xxx mio. kr."}]}),
    ),
    check=check,
    requires=("corrections",),
)
