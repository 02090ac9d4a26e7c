"""How many findings there are by rule and by committee, over all files."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from schemas.finding import Finding, Language, Severity, Text
from schemas.rules import RULES
from schemas.words.harmless import harmless
from workbook.reports.words import NO_COMMITTEE
from workbook.submissions.submission import Submission

_JUSTIFIED = "accepted"
COUNTED = (*(severity.value for severity in Severity), _JUSTIFIED)
"""What is counted: open findings by their severity now, and justified findings."""
HEADS = {
    Severity.ERROR.value: Text("Fejl", "Errors"),
    Severity.WARNING.value: Text("Advarsler", "Warnings"),
    Severity.NOTE.value: Text("Noter", "Notes"),
    _JUSTIFIED: Text("Begrundede", "Justified"),
    "files": Text("Filer", "Files"),
}
BY_RULE, BY_COMMITTEE = Text("Fund pr. regel", "Findings by rule"), Text("Fund pr. udvalg", "Findings by committee")
TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class CountLine:
    """One rule's or committee's counts by `COUNTED`, and how many files they are in."""

    name: str | None  # the rule's ID, or the committee; None where a finding has none
    counts: tuple[int, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The lines by rule and by committee, those with most findings first."""

    rules: tuple[CountLine, ...]
    committees: tuple[CountLine, ...]


class _Tally:
    """Counts while they are being collected."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str | None, str]] = Counter()
        self._files: Counter[str | None] = Counter()

    def add(self, found: Iterable[tuple[str | None, Finding]]) -> None:
        """Count one file's findings under these names."""
        named = set()
        for name, finding in found:
            named.add(name)
            self._counts[name, _JUSTIFIED if finding.accepted else finding.severity.value] += 1
        self._files.update(named)

    def lines(self) -> tuple[CountLine, ...]:
        """The counts, most findings first and then by name."""
        lines = [
            CountLine(name, tuple(self._counts[name, kind] for kind in COUNTED), files)
            for name, files in self._files.items()
        ]
        return tuple(sorted(lines, key=lambda line: (-sum(line.counts), line.name or "")))


def statistics(files: Iterable[Submission]) -> Statistics:
    """The counts over these files."""
    rules, committees = _Tally(), _Tally()
    for file in files:
        rules.add((finding.rule, finding) for finding in file.findings)
        committees.add((finding.place.committee or file.committee, finding) for finding in file.findings)
    return Statistics(rules.lines(), committees.lines())


def as_json(counted: Statistics) -> dict[str, Any]:
    """The counts as the JSON contract has them."""
    return {
        name: [{word: line.name, **dict(zip(COUNTED, line.counts, strict=True)), "files": line.files} for line in lines]
        for name, word, lines in (("by_rule", "rule", counted.rules), ("by_committee", "committee", counted.committees))
    }


def committee_words(line: CountLine, language: Language) -> str:
    """The committee, or that none is named."""
    return harmless(line.name) if line.name else NO_COMMITTEE[language]


def rule_words(line: CountLine, language: Language) -> str:
    """The rule's ID and title."""
    title = TITLES.get(line.name or "")
    return f"{line.name} {title[language]}" if title else str(line.name)
