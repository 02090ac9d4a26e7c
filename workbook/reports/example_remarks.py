"""The parts of a rule's example that cannot be drawn as cells: what is missing, hidden, merged or unreadable."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from schemas.finding import Text
from schemas.rule import Example
from schemas.settings import DEFAULTS, SETTINGS
from workbook.reports.settings_toml import toml

T = TypeVar("T")

FAULTS = {
    "missing": Text("Filen findes ikke.", "The file does not exist."),
    "empty": Text("Filen er tom.", "The file is empty."),
    "encrypted": Text("Filen er låst med en adgangskode.", "The file is locked with a password."),
    "old-xls": Text("Filen er en .xls fra før Excel 2007.", "The file is an .xls from before Excel 2007."),
    "binary-xlsb": Text("Filen er en .xlsb.", "The file is an .xlsb."),
    "opendocument": Text("Filen er en .ods fra LibreOffice.", "The file is an .ods from LibreOffice."),
    "not-a-workbook": Text("Filen er ikke en projektmappe.", "The file is not a workbook."),
    "damaged": Text("Filen er ødelagt.", "The file is damaged."),
    "too-slow": Text("Filens kontrol har taget et minut.", "The file's check has taken a minute."),
    "too-hungry": Text("Filens kontrol fylder hukommelsen.", "The file's check uses too much memory."),
    "check-failed": Text("Filens kontrol er gået i stå.", "The file's check has stopped."),
    "too-big": Text("Filen fylder mere, end der læses.", "The file holds more than is read."),
}
"""Every `workbook.grid.FAULTS` as an example shows it."""
PACKAGE_FACTS = {
    "macros": Text("Filen indeholder makroer.", "The file holds macros."),
    "external_links": Text("Filen henter tal fra andre filer.", "The file takes figures from other files."),
    "damaged": Text("En del af filen er beskadiget.", "A part of the file is damaged."),
    "strict": Text("Filen er gemt som »Strict Open XML«.", "The file is saved as “Strict Open XML”."),
}
"""Facts of the package as an example shows them."""


def remarks(example: Example) -> Iterator[Text]:
    """What cannot be drawn as cells."""
    if example.unreadable is not None:
        yield FAULTS[example.unreadable]
    for name, rows in example.sheets.items():
        if rows is None:
            yield Text(f"Arket {name} mangler.", f"The sheet {name} is missing.")
    for name, headers in example.headers.items():
        for old, new in headers.items():
            if new is None:
                yield Text(f"{name}: kolonnen {old} mangler.", f"{name}: the column {old} is missing.")
    for name in example.no_table:
        yield Text(
            f"{name}: cellerne står der, men er ikke længere en tabel.",
            f"{name}: the cells are there, but no longer a table.",
        )
    for name in example.below:
        yield (
            Text(f"{name}: der står en tabel til under tabellen.", f"{name}: another table stands below the table.")
            if name in example.second_table
            else Text(f"{name}: der står rækker under tabellen.", f"{name}: rows stand below the table.")
        )
    yield from _submitters(example)
    yield from _hidden(example)
    yield from _settings(example)
    for fact, value in _filled(example.files):
        yield PACKAGE_FACTS.get(fact, Text(f"Filens {fact}: {value}.", f"The file's {fact}: {value}."))


def _submitters(example: Example) -> Iterator[Text]:
    if example.merged_committees:
        names = ", ".join(example.merged_committees)
        yield Text(f"Samlet projektmappe; arket Udvalg: {names}.", f"A merged workbook; the sheet Udvalg: {names}.")
    if example.expected:
        names = ", ".join(name.strip() for name in example.expected)
        yield Text(f"Listen over dem, der skal indsende: {names}.", f"The list of those who are to submit: {names}.")
    for name in example.others:
        yield Text(f"Der er også en projektmappe fra {name}.", f"There is also a workbook from {name}.")


def _settings(example: Example) -> Iterator[Text]:
    """The settings an example is judged by, where they are not the defaults."""
    for setting in SETTINGS:
        value = setting.value(example.settings)
        if value != setting.value(DEFAULTS):
            written = " · ".join(toml(setting, value).splitlines())
            yield Text(f"Indstilling: {written}", f"Setting: {written}")


def _hidden(example: Example) -> Iterator[Text]:
    for name, areas in _filled(example.merged):
        listed = ", ".join(areas)
        yield Text(f"{name}: cellerne {listed} er flettet.", f"{name}: the cells {listed} are merged.")
    for name, hidden in _filled(example.hidden_rows):
        rows = ", ".join(map(str, hidden))
        yield (
            Text(f"{name}: et filter skjuler række {rows}.", f"{name}: a filter hides row {rows}.")
            if name in example.filtered
            else Text(f"{name}: række {rows} er skjult.", f"{name}: row {rows} is hidden.")
        )
    for name, columns in _filled(example.hidden):
        listed = ", ".join(columns)
        yield Text(f"{name}: kolonnen {listed} er skjult.", f"{name}: the column {listed} is hidden.")
    for name, visibility in example.tabs.items():
        if visibility == "visible":
            yield Text(f"Arket {name} er synligt.", f"The sheet {name} is visible.")
        else:
            yield Text(f"Arket {name} er skjult.", f"The sheet {name} is hidden.")


def _filled(facts: Mapping[str, T]) -> Iterator[tuple[str, T]]:
    """The entries that say something: not an empty list, not False."""
    return ((name, value) for name, value in facts.items() if value)
