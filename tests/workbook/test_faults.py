from __future__ import annotations

from pathlib import Path

import pytest

from schemas.check import check
from workbook.faults import fault_rules
from workbook.grid import FAULTS, Unreadable
from workbook.parse import parse


@pytest.mark.parametrize("fault", FAULTS)
def test_the_rule_named_for_a_fault_is_the_one_that_finds_it(fault: str) -> None:
    found = check(parse([Unreadable(Path("a.xlsx"), fault)]))
    assert [finding.rule for finding in found] == [fault_rules()[fault]]
