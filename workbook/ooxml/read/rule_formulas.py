"""The formulas of a sheet that stand in no cell: those of its data validations and conditional formats."""

from workbook.grid import RuleFormula
from workbook.ooxml.read.fault import Limits, too_big
from workbook.ooxml.read.text import decoded

_KINDS = {"dataValidation": "validation", "conditionalFormatting": "format"}
_FORMULAS = frozenset({"formula1", "formula2", "formula", "f"})


class RuleFormulas:
    """Hears the elements outside `sheetData`, also those of Excel's extensions, whose area comes last."""

    __slots__ = ("_area", "_kind", "_texts", "found", "limits", "part", "text")

    def __init__(self, part: str, limits: Limits) -> None:
        self.part, self.limits = part, limits
        self.found: list[RuleFormula] = []
        self.text: str | None = None  # None outside a formula or an area
        self._kind = self._area = ""
        self._texts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens; its name may have a prefix or a vocabulary before it."""
        local = _local(name)
        if local in _KINDS:
            self._kind, self._area, self._texts = _KINDS[local], attributes.get("sqref", ""), []
        elif self._kind and (local in _FORMULAS or local == "sqref"):
            self.text = ""

    def characters(self, data: str) -> None:
        """Text arrives, in pieces when it is long."""
        if self.text is not None:
            self.text += data
            if len(self.text) > self.limits.text:
                raise too_big(f"{self.part}: text of more than {self.limits.text} characters")

    def end(self, name: str) -> None:
        """An element closes."""
        local = _local(name)
        if local in _KINDS:
            self.found += [RuleFormula(self._kind, self._area, decoded(text)) for text in self._texts]
            self._kind = ""
        elif local == "sqref" and self.text is not None:
            self._area = self.text
        elif local in _FORMULAS and self.text:
            self._texts.append(self.text)
        self.text = None


def _local(name: str) -> str:
    return name.rpartition(" ")[2].rpartition(":")[2]
