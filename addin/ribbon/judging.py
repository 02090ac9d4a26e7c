"""An open workbook judged: the findings its saved file would give, by the settings named at installation."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from addin.installation.machine import this_machine
from addin.installation.places import SETTINGS, configuration_path, read_configuration
from addin.live.open_book import OpenBook
from schemas.finding import Finding, Language, Text
from schemas.settings import DEFAULTS, Settings


def language_of(answers: Mapping[str, Any]) -> Language:
    """The language the add-in was installed in."""
    return "en" if answers.get("lang") == "en" else "da"


def settings_of(answers: Mapping[str, Any]) -> Settings:
    """The settings file that was named at installation, else the defaults; a click depends on nothing else."""
    from workbook.settings.settings_file import configuration  # noqa: PLC0415  with all that reads settings

    named = answers.get("config") or read_configuration(configuration_path(this_machine())).get(SETTINGS)
    return configuration(Path(named), {}).settings if named else DEFAULTS


def judged(book: OpenBook, answers: Mapping[str, Any], status: str | None = None) -> list[Finding]:
    """The findings, as if Stamdata's Status were `status` where one is given.

    What only a file can tell is left out: its package, and whether its results are stored.
    """
    from schemas.rules import RULES  # noqa: PLC0415  with it

    file_only = {rule.id for rule in RULES if rule.file_only}
    settings = replace(settings_of(answers), as_status=status)
    return [one for one in book.submission(settings).findings if one.rule not in file_only]


def counted(findings: Sequence[Finding]) -> Text:
    """`0 fejl nu, 3 ved indsendelse · 6 advarsler · 2 noter`."""
    from workbook.reports.words import counts  # noqa: PLC0415  with the reports
    from workbook.submissions.submission import count_findings  # noqa: PLC0415

    summary = count_findings(findings)
    return Text(counts(summary, "da"), counts(summary, "en"))
