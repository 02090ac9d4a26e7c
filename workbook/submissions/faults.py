"""Which rule speaks of which fault that keeps a file from being read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from schemas.finding import Text
from schemas.rules import RULES
from schemas.settings import DEFAULTS
from workbook.grid import FAULTS, Unreadable


def fault_words() -> dict[str, Text]:
    """What to say of a file by its fault: the title of the rule that speaks of it."""
    titles = {rule.id: rule.title for rule in RULES}
    return {fault: titles[rule_id] for fault, rule_id in fault_rules().items()}


@cache
def fault_rules() -> Mapping[str, str]:
    """The ID of the rule by fault (`workbook.grid.FAULTS`), as the rules themselves answer."""
    from workbook.reading.parse import parse  # noqa: PLC0415  loads pandas

    budgets = parse(Unreadable(Path(fault), fault) for fault in FAULTS)
    return {
        FAULTS[hit.book]: rule.id
        for rule in RULES
        if rule.wrong.unreadable is not None and rule.check is not None
        for hit in rule.check(budgets, DEFAULTS)
    }
