"""A correction without a title or without a description."""

from schemas.calculations.rows import unreadable_places
from schemas.evidence.rows import counting_corrections, hit
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import BLANK


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction, at the first of Titel and Baggrund that is blank."""
    unreadable = unreadable_places(budgets)
    for record in counting_corrections(budgets):
        blank = [
            column
            for column in ("title", "background")
            if record[column] is None and (record["book"], "corrections", record["row"], column) not in unreadable
        ]
        if blank:
            yield hit(record, "corrections", blank[0], found=BLANK, expected=_EXPECTED[blank[0]])


_EXPECTED = {
    "title": Text("en titel", "a title"),
    "background": Text("hvorfor budgettet skal ændres", "why the budget must change"),
}

RULE = Rule(
    id="TXT803",
    name="description-missing",
    severity=Severity.WARNING,
    title=Text("Korrektionen er ikke beskrevet", "The correction is not described"),
    why=Text(
        "Udvalget beslutter på skemaets tekst. Uden titel og baggrund er korrektionen kun et tal.",
        "The committee decides on the text of the form. Without title and background the correction is only a figure.",
    ),
    message=Text("{place}: Feltet er tomt. Skriv {expected}.", "{place}: The field is blank. Enter {expected}."),
    wrong=Example({"Korrektioner": [{"Baggrund": None}]}),
    right=Example({"Korrektioner": [{"Baggrund": "Aftalen er dyrere."}]}),
    silent=(
        Example({"Korrektioner": [{"Økonomiske konsekvenser": None, "Intern bemærkning": None}]}),
        Example({"Korrektioner": [{}, {"Nr": "T102", "Status": "Udgået"}]}),
    ),
    check=check,
    requires=("corrections", "corrections.title", "corrections.background"),
)
