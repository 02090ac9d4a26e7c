"""Begrundelser: why a finding may stand."""

from __future__ import annotations

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import cell_rules

# fmt: off
_COLUMNS = (
    Column("rule", "Regel", Kind.TEXT, Text("Regel", "Rule"), 11, prompt="Reglens ID, fx SUM611.", essential=True),
    Column("nr", "Nr", Kind.KEY, Text("Nr", "No."), 9, prompt="Korrektionens nummer, eller - for hele projektmappen.", essential=True),
    Column("observed", "Konstateret", Kind.TEXT, Text("Konstateret", "Observed"), 30, prompt="Det, kontrollen fandt.", essential=True),
    Column("reason", "Begrundelse", Kind.PROSE, Text("Begrundelse", "Reason"), 50, prompt="Hvorfor det er rigtigt, som det står."),
    Column("justified_by", "Begrundet af", Kind.TEXT, Text("Begrundet af", "Justified by"), 18),
    Column("date", "Dato", Kind.DATE, Text("Dato", "Date"), 13),
    Column("approved_by", "Godkendt af", Kind.TEXT, Text("Godkendt af", "Approved by"), 18, prompt="Udfyldes af Økonomi."),
)
# fmt: on

SHEET = SheetSpec(
    "justifications",
    "Begrundelser",
    Text("Begrundelser", "Justifications"),
    _COLUMNS,
    rules=(*cell_rules.ERRORS, *cell_rules.DATES, *cell_rules.KEYS, *cell_rules.TEXTS),
)
