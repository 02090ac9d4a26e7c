"""A committee that should have submitted and of which there is no workbook."""

from collections.abc import Sequence

from schemas.evidence.submitters import Submitters, bears_the_name, misspelt
from schemas.rule import Example, Hit, Hits, Rule, Severity, Text, same

_NOTHING = Text("ingen projektmappe", "no workbook")
_NOBODY = Text("der er ingen projektmappe", "there is no workbook")


def compare(submitters: Submitters) -> Hits:
    """Find the names on the list that no workbook bears, and what may yet be theirs."""
    there, asked = submitters.submitted, submitters.listed
    unasked = [name for name in there if name not in asked]
    for name, line in asked.items():
        if name not in there:
            near = misspelt(name, unasked)
            spelt = there[near][0].name if near else None
            yield Hit(
                book=line.book,
                row=line.line,
                udvalg=line.name,
                found=Text(f"»{spelt}«", f"“{spelt}”") if spelt else _NOTHING,
                values={
                    "name": same(line.name),
                    "there": _there(spelt),
                    "unread": _may_be_theirs(submitters.unread, name),
                },
            )


def _there(spelt: str | None) -> Text:
    if spelt is None:
        return _NOBODY
    return Text(
        f"der er ingen projektmappe, men en fra »{spelt}«, som ikke står på listen",
        f"there is no workbook, but one from “{spelt}”, which is not on the list",
    )


def _may_be_theirs(broken: Sequence[str], name: str) -> Text:
    """The file that cannot be read and has the committee's name, else how many there are."""
    own = next((file for file in broken if bears_the_name(file, name)), None)
    if own is not None:
        return Text(
            f" Filen {own} kan ikke læses; den kan være udvalgets.",
            f" The file {own} cannot be read; it may be the committee's.",
        )
    if not broken:
        return same("")
    many = len(broken)
    return Text(
        f" {many} filer kan ikke læses; en af dem kan være udvalgets."
        if many > 1
        else " Én fil kan ikke læses; den kan være udvalgets.",
        f" {many} files cannot be read; one of them may be the committee's."
        if many > 1
        else " One file cannot be read; it may be the committee's.",
    )


RULE = Rule(
    id="ARK140",
    name="committee-missing",
    severity=Severity.ERROR,
    title=Text("Et udvalg har ikke indsendt", "A committee has not submitted"),
    why=Text(
        "Mangler et udvalg, er kommunens samlede tal for små, uden at det ses på nogen af de andre projektmapper.",
        "Where a committee is missing, the municipality's totals are too small, and none of the other workbooks "
        "shows it.",
    ),
    message=Text(
        "{name} mangler: {there}. Bed udvalget om at sende sin projektmappe, ret udvalgets navn på Stamdata, eller "
        "ret listen.{unread}",
        "{name} is missing: {there}. Ask the committee for its workbook, correct the committee's name on Stamdata, "
        "or correct the list.{unread}",
    ),
    wrong=Example(expected=("Økonomiudvalget", "Skoleudvalget")),
    right=Example(expected=("Økonomiudvalget",)),
    silent=(Example(expected=(" ØKONOMIUDVALGET ",)),),
    file_only=True,
)
