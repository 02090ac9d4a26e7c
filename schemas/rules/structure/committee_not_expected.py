"""A workbook of a committee that stands on no list of those who should submit."""

from schemas.evidence.submitters import Submitters
from schemas.rule import Example, Hit, Hits, Rule, Severity, Text, same


def compare(submitters: Submitters) -> Hits:
    """Find the workbooks of committees that are not on the list."""
    for name, workbooks in submitters.submitted.items():
        if name not in submitters.listed:
            for one in workbooks:
                yield Hit(book=one.book, udvalg=one.name, found=same(one.name))


RULE = Rule(
    id="ARK141",
    name="committee-not-expected",
    severity=Severity.NOTE,
    title=Text("Udvalget står ikke på listen", "The committee is not on the list"),
    why=Text(
        "Et udvalg, der ikke ventes at indsende, er oftest et, hvis navn er stavet anderledes end på listen.",
        "A committee that is not expected to submit is most often one whose name is spelt otherwise than on the list.",
    ),
    message=Text(
        "»{found}« står ikke på listen over udvalg, der skal indsende. Ret navnet på Stamdata, eller føj det til "
        "listen.",
        "“{found}” is not on the list of committees that are to submit. Correct the name on Stamdata, or add it to "
        "the list.",
    ),
    wrong=Example(expected=("Økonomiudvalget",), others=("Skoleudvalget",)),
    right=Example(expected=("Økonomiudvalget", "Skoleudvalget"), others=("Skoleudvalget",)),
    silent=(Example(master_data={"Udvalg": "Skoleudvalget"}),),
    file_only=True,
)
