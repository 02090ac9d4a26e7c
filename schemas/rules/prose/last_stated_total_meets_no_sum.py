"""A total stated in the text that neither the rows nor the amounts before it give."""

import re

from schemas.calculations.rows import name_of
from schemas.evidence.rows import hit
from schemas.prose.amounts import Stated, holds_any, meets_a_sum, stated_amounts
from schemas.prose.figures_of_rows import figures_of_rows
from schemas.prose.passages import prose, sentence_at
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same

_TOTAL = re.compile(r"\bi\s+alt\b", re.IGNORECASE)
_PARTS = 2
"""A total is taken for one of the text's own amounts only where at least this many stand before it."""
# Totals of something larger than the correction: the budget today, the country, a pool.
_OF_SOMETHING_ELSE = re.compile(
    r"\bbudget\w*|\bafsat\w*|\blandsplan\b|\blandet\b|\bkommunerne\w*|\bramme\w*|\bpulje\w*|\bregnskab\w*|\bmerforbrug\w*",
    re.IGNORECASE,
)


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a text at most: only its last total is looked at, and never a range."""
    for record, passages in prose(budgets):
        for one in passages:
            if not one.has_any(["alt"]):
                continue
            amounts = list(stated_amounts(one.text))
            total = _last_total(one.text, amounts)
            before = [each.kroner for each in amounts if total is not None and each.end <= total.start]
            if (
                total is not None
                and len(before) >= _PARTS
                and not holds_any(total.kroner, figures_of_rows(budgets).get(name_of(record), set()))
                and not meets_a_sum(total.kroner, before)
            ):
                yield hit(
                    record,
                    "corrections",
                    one.column,
                    found=same(total.words),
                    expected=Text(
                        "summen af beløbene før den, eller et tal i rækkerne",
                        "the sum of the amounts before it, or a figure of the rows",
                    ),
                )


def _last_total(text: str, amounts: list[Stated]) -> Stated | None:
    """The amount that follows the text's last "i alt" in the same sentence."""
    totals = list(_TOTAL.finditer(text))
    if not totals:
        return None
    at = totals[-1].end()
    sentence = sentence_at(text, totals[-1].start())
    following = next((each for each in amounts if each.start >= at), None)
    if (
        following is None
        or following.is_range
        or _OF_SOMETHING_ELSE.search(sentence)
        or sentence_at(text, following.start) != sentence
    ):
        return None
    return following


RULE = Rule(
    id="TXT807",
    name="last-stated-total-meets-no-sum",
    severity=Severity.WARNING,
    title=Text("Tekstens »i alt« passer ikke med beløbene", "The text's total fits no sum"),
    why=Text(
        "Et »i alt«, der ikke er summen af noget, er som regel blevet stående, da et af beløbene blev rettet.",
        "A total that is the sum of nothing was usually left unchanged when one of the amounts was corrected.",
    ),
    message=Text(
        "{place}: Teksten siger i alt {found}, men det er ikke {expected}. Regn efter, og ret teksten eller rækkerne.",
        "{place}: The text states a total of {found}, but that is not {expected}. Add it up again, and "
        "correct the text or the rows.",
    ),
    wrong=Example(
        {
            "Korrektioner": [
                {"Økonomiske konsekvenser": ("Licenser 0,3 mio. kr. og support 0,1 mio. kr., i alt 0,6 mio. kr.")}
            ]
        }
    ),
    right=Example(
        {
            "Korrektioner": [
                {"Økonomiske konsekvenser": ("Licenser 0,3 mio. kr. og support 0,2 mio. kr., i alt 0,5 mio. kr.")}
            ]
        }
    ),
    silent=(
        Example(
            {
                "Korrektioner": [
                    {
                        "Økonomiske konsekvenser": (
                            "Licenser ca. 0,34 mio. kr. og support 0,12 mio. kr., i alt ca. 0,5 mio. kr. "
                            "Over fire år er det 2 mio. kr."
                        )
                    }
                ]
            }
        ),
        Example(
            {
                "Korrektioner": [
                    {
                        "Økonomiske konsekvenser": (
                            "Licenser 0,3 mio. kr. og support 0,2 mio. kr. Der er i dag afsat i alt 12 "
                            "mio. kr. på området."
                        )
                    }
                ]
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "financing", "calculation"),
    derived=True,
)
