"""Every rule's own examples, run: the same data that `korrektur explain` prints."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from support.example_grids import budgets_of, submitted_for
from support.reports import report_of

import schemas.rules
from schemas.checking.check import check
from schemas.finding import Finding, Severity
from schemas.rule import Example, Rule
from schemas.rules import MODULES, RULES
from workbook.submissions.checking import check_reads
from workbook.submissions.expected import Expected, held_against

EXAMPLES = (Example(), *(example for rule in RULES for example in (rule.wrong, rule.right, *rule.silent)))
RULE_CASES = [pytest.param(rule, id=rule.name) for rule in RULES]


@cache
def found_in_all() -> dict[int, list[Finding]]:
    """What is found in every example, those of like settings checked as one set: none may disturb another."""
    found: dict[int, list[Finding]] = {id(example): [] for example in EXAMPLES}
    submissions = [example for example in EXAMPLES if example.expected or example.others]
    for example in submissions:
        found[id(example)] = found_in_submissions(example)
    for settings in {example.settings for example in EXAMPLES}:
        ours = [example for example in EXAMPLES if example.settings == settings and example not in submissions]
        for finding in check(budgets_of(ours), settings):
            found[id(ours[int(finding.place.path)])].append(finding)
    return found


def found_in_submissions(example: Example) -> list[Finding]:
    """What fires on an example's workbooks, held against its list where it has one."""
    report = report_of(*check_reads(submitted_for(example), example.settings), settings=example.settings)
    if example.expected:
        expected = Expected(Path("udvalg.txt"), tuple(enumerate(example.expected, 1)))
        report = held_against(report, expected, example.settings)
    return [finding for file in report.files for finding in file.findings]


def fired(example: Example) -> set[str]:
    """The names of the findings that nobody has justified."""
    return {finding.name for finding in found_in_all()[id(example)] if finding.accepted is None}


def types_in(value: object) -> set[type]:
    """The types of a finding's values, however deep."""
    if isinstance(value, (tuple, list)):
        return {kind for one in value for kind in types_in(one)}
    return types_in(list(value.values())) if isinstance(value, dict) else {type(value)}


@pytest.mark.parametrize("rule", RULE_CASES)
def test_its_wrong_example_fires_this_rule_alone(rule: Rule) -> None:
    assert fired(rule.wrong) == ({rule.name} if rule.on else set())


@pytest.mark.parametrize("rule", RULE_CASES)
def test_its_right_example_fires_nothing(rule: Rule) -> None:
    assert fired(rule.right) == set()


@pytest.mark.parametrize("rule", RULE_CASES)
def test_its_silent_cases_fire_nothing(rule: Rule) -> None:
    assert rule.silent, "every rule has an honest workbook that looks suspicious"
    for example in rule.silent:
        assert fired(example) == set()


def test_the_minimal_workbook_fires_nothing() -> None:
    assert fired(EXAMPLES[0]) == set()


@pytest.mark.parametrize("rule", RULE_CASES)
def test_its_findings_hold_no_value_of_another_librarys_type(rule: Rule) -> None:
    found = [asdict(one) for example in (rule.wrong, *rule.silent) for one in found_in_all()[id(example)]]
    assert types_in(found) <= {str, int, float, bool, date, Severity, type(None)}


def test_ids_and_names_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_file_is_registered_under_its_name() -> None:
    package = Path(schemas.rules.__file__).parent
    files = {path.stem.replace("_", "-") for path in package.glob("*/*.py") if path.stem != "__init__"}
    assert files == {rule.name for rule in RULES}
    assert list(MODULES) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULE_CASES)
def test_its_words_stand_in_both_languages(rule: Rule) -> None:
    for text in (rule.title, rule.why, rule.message):
        assert text.da.strip()
        assert text.en.strip()
        assert text.da != text.en
