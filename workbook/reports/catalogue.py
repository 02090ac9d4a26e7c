"""The rules as a list to read."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from schemas.finding import Language, Text
from schemas.rule import Rule
from workbook.reports.drawn import drawn
from workbook.reports.text import STYLE
from workbook.reports.words import SEVERITY

FAMILIES = {
    "ARK": Text("projektmappens opbygning", "structure of the workbook"),
    "AAR": Text("årskolonner", "year columns"),
    "FOR": Text("fortegn", "sign"),
    "VAE": Text("værdier", "values"),
    "NOG": Text("numre", "numbers"),
    "SUM": Text("sammenhæng mellem tal", "arithmetic"),
    "PRI": Text("prisniveau og serviceramme", "price level and service frame"),
    "TXT": Text("tekst", "prose"),
    "IMP": Text("import", "import"),
}
"""What each family looks at."""


def severity_now_and_later(rule: Rule, language: Language) -> str:
    """A rule's severity, and the milder one that drafts get: `fejl (kladde: advarsel)`."""
    severity = SEVERITY[rule.severity][language]
    if rule.draft_severity is not None:
        draft = Text("kladde", "draft")[language]
        severity += f" ({draft}: {SEVERITY[rule.draft_severity][language]})"
    return severity


def render_catalogue(rules: Sequence[Rule], language: Language, *, width: int = 100, colour: bool = False) -> str:
    """Every rule with ID, severity, title and name, family by family."""
    parts = []
    for family, members in groupby(rules, key=lambda rule: rule.family):
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=7)
        table.add_column(width=24)
        table.add_column(ratio=1)
        for rule in members:
            title = Styled(rule.title[language])
            title.append(f"\n{rule.name}", "dim")
            if not rule.on:
                title.append(f" · {Text('slået fra, til med --select', 'off unless selected')[language]}", "dim")
            severity = Styled(severity_now_and_later(rule, language), STYLE[rule.severity])
            table.add_row(Styled(rule.id, "bold"), severity, title)
        heading = Styled.assemble((family, "bold"), f" · {FAMILIES[family][language]}")
        parts.append(Group(heading, Padding(table, (0, 0, 1, 2))))
    many = len(rules)
    hint = Text(
        f"{many} regler. Skriv »korrektur explain ID« for at se en regel med eksempler.",
        f"{many} rules. Write “korrektur explain ID” to see one with examples.",
    )
    return drawn(Group(*parts, hint[language]), width=width, colour=colour)
