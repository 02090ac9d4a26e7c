"""A workbook that fetches figures from another file."""

from collections.abc import Iterator

from schemas.budgets import Budgets
from schemas.evidence.fact_hits import readable
from schemas.rule import Example, Hit, Rule, Severity, Text, same
from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find links to other files than the add-in."""
    files = readable(budgets)
    linked = files[files["external_links"].gt(0)]
    for book, targets in zip(linked.index.get_level_values("book"), linked["link_targets"], strict=True):
        yield Hit(book=book, found=same(targets), expected=Text("ingen", "none"))


RULE = Rule(
    id="ARK131",
    name="external-link",
    severity=Severity.WARNING,
    title=Text("Projektmappen henter tal fra en anden fil", "The workbook takes figures from another file"),
    why=Text(
        "Tal, der hentes fra en fil på eget drev, kan modtageren hverken se eller opdatere, og de ændrer "
        "sig uden varsel.",
        "The receiver can neither see nor update figures fetched from a file on somebody's own drive, and "
        "they change without notice.",
    ),
    message=Text(
        "Projektmappen har kæder til {found}. Bryd dem (Data > Rediger kæder > Bryd kæde), så tallene står som tal.",
        "The workbook has links to {found}. Break them (Data > Edit Links > Break Link), so that the "
        "figures stand as figures.",
    ),
    wrong=Example(files={"external_links": ("file:///H:/Budget/Licenser%202025.xlsx",)}),
    right=Example(files={"external_links": ()}),
    silent=(Example(files={"external_links": ("/AppData/Roaming/Microsoft/Excel/XLSTART/korrektur.xlam",)}),),
    check=check,
    file_only=True,
)
