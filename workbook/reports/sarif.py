"""SARIF 2.1.0, the format in which analysers hand their results to one another (OASIS, 2020).

SARIF has lines, and a workbook cells: the cell stands as a logical location, `Beløb!I9`.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from textwrap import indent
from typing import Any
from urllib.parse import quote

from schemas.finding import Finding, Language, Severity
from schemas.rule import Rule
from schemas.rules import RULES
from schemas.words.harmless import harmless, harmless_json
from workbook.submissions.submission import Report, Submission

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_NUMBERS = {rule.id: number for number, rule in enumerate(RULES)}
_RESULTS = '"results": []'


def render(report: Report, language: Language) -> Iterator[str]:
    """The document a result at a time; every rule of the catalogue is described."""
    driver = {"name": "korrektur", "version": version("korrektur"), "rules": [_rule(rule, language) for rule in RULES]}
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "language": "da-DK" if language == "da" else "en-GB",
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    head, results, tail = _dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}).partition(_RESULTS)
    yield head + results[:-1]
    between = "\n"
    for file in report.files:
        for finding in file.findings:
            yield between + indent(_dumped(_result(file, finding, language)), " " * 8)
            between = ",\n"
    yield ("" if between == "\n" else f"\n{' ' * 6}") + "]" + tail + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title[language]},
        "fullDescription": {"text": rule.why[language]},
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.on},
    }


def _result(file: Submission, finding: Finding, language: Language) -> dict[str, Any]:
    place = finding.place
    where = "!".join(part for part in (place.sheet, place.cell) if part)
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}}}
    if where:
        location["logicalLocations"] = [{"fullyQualifiedName": harmless(where), "kind": "element"}]
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in _NUMBERS:
        result["ruleIndex"] = _NUMBERS[finding.rule]
    result |= {
        "level": LEVELS[finding.severity],
        "message": {"text": harmless(finding.message[language])},
        "locations": [location],
        "partialFingerprints": {"korrektur/v1": _fingerprint(file, finding)},
    }
    if finding.accepted is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": harmless(finding.accepted.reason)}
        ]
    return result


def _fingerprint(file: Submission, finding: Finding) -> str:
    """The same while a finding is the same, wherever its row has been moved."""
    place = finding.place
    parts = (Path(file.path).name, finding.rule, place.sheet, place.column, place.key, finding.found.da)
    return sha256("\0".join(part or "" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()


def _uri(path: str) -> str:
    """A path as a URI: relative as it was named, or `file:///…`."""
    written = quote(path.replace("\\", "/").encode("utf-8", "surrogatepass"), safe="/:~")
    if Path(path).is_absolute():
        return f"file://{written if written.startswith('/') else f'/{written}'}"
    return f"./{written}" if ":" in written.split("/")[0] else written


def _dumped(document: dict[str, Any]) -> str:
    return harmless_json(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))
