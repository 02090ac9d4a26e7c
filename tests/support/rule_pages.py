"""The catalogue of rules as one Markdown page a language, made from the rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from schemas.finding import Language, Text
from schemas.rule import Example, Rule, RuleFix
from schemas.rules import RULES
from workbook.reports.catalogue import FAMILIES, severity_now_and_later
from workbook.reports.examples import ExampleCell, ShownSheet, shown_example
from workbook.reports.explanation import NOTHING_SPECIAL, RIGHT, WRONG
from workbook.reports.markdown import anchor, plain, table
from workbook.reports.words import SUGGESTION

TITLE = Text("Regler", "Rules")
ABOUT = Text(
    "Alt, hvad `korrektur validate` holder øje med. En **fejl** skal rettes, før korrektionerne kan lægges sammen; en"
    " **advarsel** rettes eller begrundes; en **note** er til orientering. *(kladde: …)* er alvoren, så længe Status er"
    " Kladde. I eksemplerne er det, det handler om, **fremhævet**"
    " (i en overskrift <ins>understreget</ins>), og tallet til venstre er rækken i Excel.",
    "Everything `korrektur validate` looks for. An **error** must be amended before corrections can be consolidated; a"
    " **warning** is amended or justified; a **note** informs. *(draft: …)* is the severity while Status is Kladde."
    " Examples show what they are about in **bold** (in a"
    " header <ins>underlined</ins>), figures as Danish Excel writes them, and on the left the row in Excel.",
)
COLUMNS = Text("ID", "ID"), Text("Fund", "Finding"), Text("Alvor", "Severity")
OFF = Text("slået fra", "off by default")
OFF_IN_FULL = Text(
    'Reglen er slået fra. Den bruges med `--select {id}` eller `enable = ["{id}"]` i indstillingerne.',
    'The rule is off by default. Use it with `--select {id}`, or `enable = ["{id}"]` in the settings.',
)
SAYS = Text("Siger", "Says")
SAFE = Text("sikkert: `korrektur fix` gør det", "safe: `korrektur fix` does it")
UNSAFE = Text("et gæt: kun `korrektur fix --unsafe` gør det", "a guess: only `korrektur fix --unsafe` does it")
BLANK = Text("(tom)", "(blank)")
FIELDS = {
    "place": Text("celle", "cell"),
    "key": Text("nr", "no."),
    "found": Text("fundet", "found"),
    "expected": Text("forventet", "expected"),
}
"""What the fields of every message hold; any other is shown as `…`."""


def render_rule_page(language: Language) -> str:
    """The whole page."""
    families = [(family, list(rules)) for family, rules in groupby(RULES, key=lambda rule: rule.family)]
    contents = "".join(
        f"- [{family}](#{anchor(_family_heading(family, language))}) · {FAMILIES[family][language]} ({len(rules)})\n"
        for family, rules in families
    )
    parts = [f"# {TITLE[language]}\n", f"{ABOUT[language]}\n", contents]
    for family, rules in families:
        parts += [f"## {_family_heading(family, language)}\n", _list(rules, language)]
        parts += [part for rule in rules for part in render_rule(rule, language)]
    return "\n".join(parts)


def _family_heading(family: str, language: Language) -> str:
    return f"{family}: {FAMILIES[family][language]}"


def _heading(rule: Rule, language: Language) -> str:
    return f"{rule.id}: {rule.title[language]}"


def _list(rules: list[Rule], language: Language) -> str:
    return table(
        (header[language] for header in COLUMNS),
        (
            (
                f"[{rule.id}](#{anchor(_heading(rule, language))})",
                plain(rule.title[language]),
                severity_now_and_later(rule, language) + ("" if rule.on else f", {OFF[language]}"),
            )
            for rule in rules
        ),
    )


def render_rule(rule: Rule, language: Language) -> Iterator[str]:
    """A rule's section, a block of Markdown at a time."""
    yield f"### {plain(_heading(rule, language))}\n"
    yield f"**{severity_now_and_later(rule, language)}** · `{rule.name}`\n"
    yield f"{plain(rule.why[language])}\n"
    yield f"> {SAYS[language]}: {_message(rule, language)}\n"
    if not rule.on:
        yield f"{OFF_IN_FULL[language].format(id=rule.id)}\n"
    if rule.fix is not None:
        yield f"{_fix(rule.fix, language)}\n"
    yield from _example(WRONG[language], rule.wrong, rule.right, language)
    yield from _example(RIGHT[language], rule.right, rule.wrong, language)


def _message(rule: Rule, language: Language) -> str:
    """The message's pattern; a field is named in italics."""
    return plain(rule.message[language]).format_map(_Fields(language))


def _fix(fix: RuleFix, language: Language) -> str:
    return f"{SUGGESTION[language]}: {plain(fix.title[language])} ({(SAFE if fix.safe else UNSAFE)[language]})."


class _Fields(dict[str, str]):
    def __init__(self, language: Language) -> None:
        super().__init__({name: f"*‹{words[language]}›*" for name, words in FIELDS.items()})

    def __missing__(self, key: str) -> str:
        return "*‹…›*"


def _example(heading: str, example: Example, other: Example, language: Language) -> Iterator[str]:
    drawing = shown_example(example, other)
    said = [plain(remark[language]) for remark in drawing.remarks]
    if not drawing.sheets and not said:
        said = [NOTHING_SPECIAL[language]]
    yield f"**{heading}**{': ' if said else ''}{' '.join(said)}\n"
    for sheet in drawing.sheets:
        yield _sheet(sheet, language)


def _sheet(sheet: ShownSheet, language: Language) -> str:
    numbers = [any(cells[column].is_number for _, cells in sheet.rows) for column in range(len(sheet.headers))]
    return table(
        (f"*{sheet.name}*", *map(_header, sheet.headers)),
        ((str(at) if at else "", *(_cell(cell, language) for cell in cells)) for at, cells in sheet.rows),
        ("right", *("right" if one else "left" for one in numbers)),
    )


def _header(header: ExampleCell) -> str:
    # Every header is bold already.
    return f"<ins>{plain(header.text)}</ins>" if header.changed else plain(header.text)


def _cell(cell: ExampleCell, language: Language) -> str:
    text = plain(cell.text)
    return f"**{text or BLANK[language]}**" if cell.changed else text
