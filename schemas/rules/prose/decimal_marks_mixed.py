"""Decimal point and decimal comma in the same correction's text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from schemas.evidence.fact_hits import value_at
from schemas.evidence.rows import hit
from schemas.prose.passages import COLUMNS, plain, prose
from schemas.rule import Budgets, Example, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same

# Dates, clock times, sections and versions have points too, so only figures with a unit count. A point before
# three digits marks thousands.
_UNIT = (
    r"(?:\s*(?:[-–−]|til|og)\s*\d+(?:[.,]\d+)?)?"
    r"\s*(?:mio|mia|t\.?\s?kr|kr|pct|procent|%|årsværk|fuldtids|stilling)"
)
_DIGITS_AROUND_POINT = re.compile(r"\d\.\d")
_POINT = re.compile(rf"(?<![\d.,])\d+\.\d{{1,2}}(?![\d.,]){_UNIT}", re.IGNORECASE)
_COMMA = re.compile(rf"(?<![\d,])\d+,\d+(?![\d.,]){_UNIT}", re.IGNORECASE)


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction, at the text of its first figure with a point."""
    for record, passages in prose(budgets):
        with_points = [one for one in passages if _DIGITS_AROUND_POINT.search(one.text)]
        points = [(one.column, match[0]) for one in with_points for match in _POINT.finditer(one.text)]
        commas = [match[0] for one in passages for match in _COMMA.finditer(one.text)] if points else []
        if points and commas:
            yield hit(
                record,
                "corrections",
                points[0][0],
                found=same(plain(points[0][1])),
                expected=Text("komma", "a comma"),
                values={"comma": same(plain(commas[0]))},
            )


def with_commas(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The correction's texts with a comma in every figure that has a point for it."""
    for column in COLUMNS:
        text = value_at(budgets, replace(hit, column=column))
        if isinstance(text, str) and _POINT.search(text):
            while match := _POINT.search(text):
                figure = match[0].replace(".", ",", 1)
                text = f"{text[: match.start()]}{figure}{text[match.end() :]}"
            yield RowEdit(text, column=column)


RULE = Rule(
    id="TXT804",
    name="decimal-marks-mixed",
    severity=Severity.WARNING,
    title=Text("Punktum og komma er blandet i tallene", "Decimal point and comma are mixed"),
    why=Text(
        "På dansk skiller komma decimaler og punktum tusinder. Er de blandet, kan 1.8 mio. læses som 1,8 eller 1.800.",
        "In Danish a comma marks decimals and a point thousands. When they are mixed, 1.8 mio. can be "
        "read as 1.8 or 1,800.",
    ),
    message=Text(
        "{place}: »{found}« er skrevet med punktum, »{comma}« med komma. Brug {expected} som decimaltegn overalt.",
        "{place}: “{found}” is written with a point, “{comma}” with a comma. Use {expected} as decimal "
        "mark throughout.",
    ),
    wrong=Example({"Korrektioner": [{"Økonomiske konsekvenser": "Licenser 0.3 mio. kr. og support 0,2 mio. kr."}]}),
    right=Example({"Korrektioner": [{"Økonomiske konsekvenser": "Licenser 0,3 mio. kr. og support 0,2 mio. kr."}]}),
    silent=(
        Example(
            {
                "Korrektioner": [
                    {
                        "Økonomiske konsekvenser": (
                            "Fra 01.01.2026 betales 500.000 kr. eller 0,5 mio. kr. for 1.300 brugere af "
                            "version 2.5, jf. afsnit 4.2 og kl. 8.30."
                        )
                    }
                ]
            }
        ),
    ),
    check=check,
    requires=("corrections",),
    fix=RuleFix(Text("Skriv komma i stedet for punktum", "Write commas for points"), safe=True, cells=with_commas),
)
