from __future__ import annotations

from pathlib import Path

import pytest

from schemas.checking.check import check
from workbook.grid import FAULTS, Unreadable
from workbook.reading.parse import parse
from workbook.submissions.faults import fault_rules


@pytest.mark.parametrize("fault", FAULTS)
def test_the_rule_named_for_a_fault_is_the_one_that_finds_it(fault: str) -> None:
    found = check(parse([Unreadable(Path("a.xlsx"), fault)]))
    assert [finding.rule for finding in found] == [fault_rules()[fault]]
