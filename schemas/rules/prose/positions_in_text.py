"""FTEs that the text asks for and Fuldtidsstillinger does not have."""

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import name_of
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import every_year
from schemas.prose.fte import WORDS, mentioned_fte
from schemas.prose.passages import prose
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction without FTEs, at the text of its first mention."""
    with_fte = {name_of(row) for row in lines_of(budgets, "fte") if any(row["figures"])}
    for record, passages in prose(budgets):
        if name_of(record) in with_fte:
            continue
        mentions = [
            (one.column, each.words) for one in passages if one.has_any(WORDS) for each in mentioned_fte(one.text)
        ]
        if mentions:
            distinct = dict.fromkeys(words.lower() for _, words in mentions)
            yield hit(
                record,
                "corrections",
                mentions[0][0],
                found=same(", ".join(distinct)),
                expected=Text("stillinger i Fuldtidsstillinger", "FTEs in Fuldtidsstillinger"),
            )


RULE = Rule(
    id="TXT805",
    name="positions-in-text",
    severity=Severity.WARNING,
    title=Text("Stillinger i teksten, men ikke i tabellen", "FTEs in the text, none in the table"),
    why=Text(
        "Nye stillinger skal kunne ses i udvalgets samlede antal. Nævnes de kun i teksten, tæller de ikke med.",
        "New FTEs must show in the committee's total. When only the text mentions them, they do not count.",
    ),
    message=Text(
        "{place}: Teksten nævner {found}, men korrektionen har ingen {expected}. Skriv dem dér, eller begrund, "
        "at de ikke er nye.",
        "{place}: The text mentions {found}, but the correction has no {expected}. Enter them there, or explain "
        "that they are not new.",
    ),
    wrong=Example({"Korrektioner": [{"Økonomiske konsekvenser": "Opgaven kræver 1,5 fuldtidsstilling."}]}),
    right=Example(
        {
            "Korrektioner": [{"Økonomiske konsekvenser": "Opgaven kræver 1,5 fuldtidsstilling."}],
            "Fuldtidsstillinger": [{"Nr": "T101", "Tekst": "Drift"} | every_year(1.5)],
        }
    ),
    silent=(
        Example(
            {
                "Korrektioner": [
                    {"Baggrund": "Antallet af årspersoner på dagpenge er steget, og prisen pr. årsværk med."}
                ]
            }
        ),
        Example({"Korrektioner": [{"Baggrund": "Afdelingen har i dag tre årsværk, og det ændres ikke."}]}),
        Example({"Korrektioner": [{"Baggrund": "Et årsværk koster 600.000 kr., og vagten dækker døgnets 24 timer."}]}),
    ),
    check=check,
    requires=("corrections", "fte"),
    derived=True,
)
