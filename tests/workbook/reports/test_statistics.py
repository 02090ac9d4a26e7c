from __future__ import annotations

from dataclasses import replace

from support.reports import GAP, JUSTIFIED, SIGN, UNDECIDED, file_of, report_of, unreadable

from workbook.reports.statistics import CountLine, as_json, statistics
from workbook.reports.statistics_tables import render

OF_SCHOOLS = replace(SIGN, place=replace(SIGN.place, committee="Skoleudvalget"))
FILES = (file_of(SIGN, SIGN, UNDECIDED, JUSTIFIED, OF_SCHOOLS), file_of(SIGN), unreadable(GAP))


def test_findings_are_counted_by_rule_and_committee_most_first() -> None:
    counted = statistics(FILES)
    assert counted.rules == (
        CountLine("FOR301", (4, 0, 0, 0), 2),
        CountLine("VAE411", (0, 1, 0, 1), 1),
        CountLine("NOG506", (0, 0, 1, 0), 1),
    )
    assert counted.committees == (
        CountLine("Økonomiudvalget", (3, 1, 0, 1), 2),
        CountLine(None, (0, 0, 1, 0), 1),
        CountLine("Skoleudvalget", (1, 0, 0, 0), 1),
    )


def test_the_json_has_the_same_counts() -> None:
    assert as_json(statistics(FILES))["by_rule"][1] == {
        "rule": "VAE411", "error": 0, "warning": 1, "note": 0, "accepted": 1, "files": 1,
    }  # fmt: skip


def test_the_tables_say_what_rules_are_about() -> None:
    text = render(report_of(*FILES), "da")
    assert "FOR301 Fortegnet passer ikke til Ændring" in text
    assert "udvalg ikke oplyst" in text
    assert "Findings by committee" in render(report_of(*FILES), "en")


def test_nothing_found_is_nothing_shown() -> None:
    assert render(report_of(file_of()), "da") == ""
