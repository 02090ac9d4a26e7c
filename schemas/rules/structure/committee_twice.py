"""Two workbooks of a committee that should submit one."""

from schemas.evidence.submitters import Submitters
from schemas.rule import Example, Hit, Hits, Rule, Severity, Text, same


def compare(submitters: Submitters) -> Hits:
    """Find the second and later workbooks of one committee."""
    for first, *others in submitters.submitted.values():
        other = {"other": same(submitters.paths[first.book])}
        for one in others:
            yield Hit(book=one.book, udvalg=one.name, found=same(one.name), values=other)


RULE = Rule(
    id="ARK142",
    name="committee-twice",
    severity=Severity.WARNING,
    title=Text("Et udvalg har indsendt to gange", "A committee has submitted twice"),
    why=Text(
        "Ligger både en gammel og en ny udgave i mappen, bliver udvalgets tal talt to gange, når de samles.",
        "Where an old and a new version lie in the folder, the committee's figures count twice when they are merged.",
    ),
    message=Text(
        "{other} er også fra {found}. Behold kun den projektmappe, der gælder.",
        "{other} is from {found} as well. Keep only the workbook that applies.",
    ),
    wrong=Example(expected=("Økonomiudvalget",), others=("Økonomiudvalget",)),
    right=Example(expected=("Økonomiudvalget", "Skoleudvalget"), others=("Skoleudvalget",)),
    silent=(Example(others=("Økonomiudvalget",)),),
    file_only=True,
)
