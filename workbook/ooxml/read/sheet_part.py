"""A worksheet part, read by events into a `SheetGrid`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbook.grid import Area, Coordinate, NumberClass, SheetGrid, Value
from workbook.ooxml.read.cell_text import stored_value
from workbook.ooxml.read.fault import LAST_COLUMN, Limits, damaged, too_big
from workbook.ooxml.read.number_format import number
from workbook.ooxml.read.parser import feed, has_single_vocabulary, local_names, new_parser
from workbook.ooxml.read.references import COLUMNS, area, columns_in, row_number
from workbook.ooxml.read.rule_formulas import RuleFormulas
from workbook.ooxml.read.sheet_formulas import SheetFormulas
from workbook.ooxml.read.strings import StringReader
from workbook.ooxml.read.styles import Classes

_DIGITS = "0123456789"
_SHORT = 16  # an integer of fewer digits is exact in a double
_TRUE = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the sheets of a workbook share: texts, number classes, the date system, limits."""

    strings: list[str]
    classes: Classes
    date1904: bool
    limits: Limits


class SheetReader:
    """The handlers of one part; inside `sheetData` they are the lean ones, outside the general ones."""

    __slots__ = (
        "allowed", "attributes", "cell", "classes", "column", "column_ranges", "depth", "formulas",
        "hidden_rows", "in_cell", "inline", "kind", "merges", "names", "number_classes", "opened", "parser", "part",
        "row", "row_text", "rules", "sheet", "shelf", "skipped", "strings", "style", "table_relations", "text",
        "values",
    )  # fmt: skip

    def __init__(self, part: str, sheet: SheetGrid, shelf: Shelf, allowed: int) -> None:
        self.part = part
        self.sheet = sheet
        self.shelf = shelf
        self.allowed = allowed
        self.strings = shelf.strings
        self.number_classes = shelf.classes
        self.values: dict[Coordinate, Value] = sheet.values
        self.classes: dict[Coordinate, NumberClass] = sheet.classes
        self.formulas = SheetFormulas(sheet, shelf.limits)
        self.row = 0
        self.row_text = "0"
        self.column = 0
        self.cell: Coordinate = (0, 0)
        self.in_cell = False
        self.kind: str | None = None
        self.style: str | None = None
        self.text: str | None = None  # None outside a value or formula
        self.attributes: dict[str, str] = {}
        self.depth = 0
        self.opened = -1  # the byte where `sheetData` begins
        self.skipped = 0
        self.hidden_rows: list[int] = []
        self.column_ranges: list[tuple[int, int]] = []
        self.merges: list[Area] = []
        self.table_relations: list[str] = []
        self.rules = RuleFormulas(part, shelf.limits)

    def read(self, content: bytes) -> None:
        """Parse the whole part into the sheet."""
        self.begin(content)
        feed(self.parser, content, self.part)
        self.finish()

    def begin(self, around: bytes) -> None:
        """Prepare for the events of a part; `around` is all of it that may name vocabularies."""
        plain = has_single_vocabulary(around)
        self.names = None if plain else local_names()
        self.parser = new_parser(self.part, namespaces=not plain)
        self._listen(self.start_outside, self.end_outside, self.rules.characters)

    def finish(self) -> None:
        """Take over what is known only at the end of the part."""
        self.check_cells()
        self.formulas.finish()
        self.sheet.hidden_rows = frozenset(self.hidden_rows)
        self.sheet.hidden_columns = columns_in(self.column_ranges)
        self.sheet.merges = tuple(self.merges)
        self.sheet.rules = tuple(self.rules.found)

    def _listen(
        self,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None],
        characters: Callable[[str], None] | None = None,
    ) -> None:
        names = self.names
        if names is not None:
            bare = names
            self.parser.StartElementHandler = lambda name, attributes: start(bare[name], attributes)
            self.parser.EndElementHandler = lambda name: end(bare[name])
        else:
            self.parser.StartElementHandler = start
            self.parser.EndElementHandler = end
        self.parser.CharacterDataHandler = characters

    # --- inside sheetData: the events that come by the hundred thousand ---

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens inside `sheetData`."""
        if name == "c":
            reference = attributes.get("r")
            if reference:
                letters = reference.rstrip(_DIGITS)
                column = self.column = COLUMNS[letters]
                digits = reference[len(letters) :]
                self.cell = (self.row if digits == self.row_text else row_number(digits), column)
            else:
                self.column += 1
                self.cell = (self.row, self.column)
            self.style = attributes.get("s")
            self.kind = attributes.get("t")
            if self.in_cell:
                raise self._misplaced(name)
            self.in_cell = True
        elif name == "v" or name == "f":  # noqa: PLR1714  # twice as fast as a set
            if self.text is not None:
                raise self._misplaced(name)
            self.text = ""
            self.attributes = attributes
        elif name == "row":
            self._start_row(attributes)
        else:
            self._start_other(name)

    def characters(self, data: str) -> None:
        """Text arrives, in pieces when it is long."""
        if self.text == "":
            self.text = data
        elif self.text is not None:
            self.text += data
            self.check_text(self.text)

    def end(self, name: str) -> None:  # noqa: C901  # one call a value: splitting costs a tenth
        """An element closes inside `sheetData`."""
        if name == "c":
            self.in_cell = False
        elif name == "v":
            text = self.text or ""
            self.text = None
            value: Value | None
            if self.kind == "s" and text.isdecimal():
                value = self.shared(text)
            elif self.kind is None or self.kind == "n":
                if text.isdecimal() and len(text) < _SHORT and text.isascii():
                    value = int(text)
                else:
                    value = number(text) if text and not text.isspace() else None
            else:
                value = self.other_value(self.cell, self.kind, text, self.attributes)
            if value is not None:
                self.values[self.cell] = value
                if self.style in self.number_classes:
                    self.classes.setdefault(self.cell, self.number_classes[self.style])
        elif name == "f":
            text = self.text or ""
            self.text = None
            self.check_text(text)
            if self.formulas.add(self.cell, text, self.attributes) and self.style in self.number_classes:
                self.classes[self.cell] = self.number_classes[self.style]
        elif name != "row":
            self._end_other(name)

    def _start_row(self, attributes: dict[str, str]) -> None:
        digits = attributes.get("r")
        self.row = row_number(digits.strip() if digits else str(self.row + 1))
        self.row_text = str(self.row)
        self.column = 0
        if self.in_cell:
            raise self._misplaced("row")
        if hides(attributes):
            self.hidden_rows.append(self.row)
        self.check_cells()

    def check_cells(self) -> None:
        """Refuse a part with more cells than are left to it."""
        if max(len(self.values), len(self.sheet.formulas)) > self.allowed:
            raise too_big(f"{self.part}: more than {self.shelf.limits.cells} cells in the workbook")

    def shared(self, text: str) -> str:
        """The shared text of this number."""
        try:
            return self.strings[int(text)]
        except (IndexError, ValueError) as fault:
            raise damaged(f"{self.part}: no shared string {text[:20]}") from fault

    def other_value(self, cell: Coordinate, kind: str | None, text: str, attributes: Mapping[str, str]) -> Value | None:
        """The value of a cell that holds neither a number nor a shared text; a date has its class noted."""
        self.check_text(text)
        value, number_class = stored_value(kind, text, attributes, date1904=self.shelf.date1904)
        if number_class is not None:
            self.classes[cell] = number_class
        return value

    def check_text(self, text: str) -> None:
        """Refuse a text that is too long."""
        if len(text) > self.shelf.limits.text:
            raise too_big(f"{self.part}: text of more than {self.shelf.limits.text} characters")

    def _misplaced(self, name: str) -> Exception:
        return damaged(f"{self.part}: misplaced element {name}")

    def _start_other(self, name: str) -> None:
        self._deeper()
        if name == "is":
            self.inline = StringReader(self.part, self.shelf.limits)
            self._listen(self.inline.start, self._end_inline, self.inline.characters)
        elif name == "mc:Choice":
            self.skipped = 1
            self._listen(self._start_skipped, self._end_skipped)

    def _end_other(self, name: str) -> None:
        self.depth -= 1
        if name == "sheetData":
            self._listen(self.start_outside, self.end_outside, self.rules.characters)

    def _end_inline(self, name: str) -> None:
        if name == "is" and self.inline.depth == 0:
            self.inline.depth = 1
            self.inline.end(name)
            self.values[self.cell] = self.inline.strings[0]
            if self.style in self.number_classes:
                self.classes[self.cell] = self.number_classes[self.style]
            self._inside()
            self._end_other(name)
        else:
            self.inline.end(name)

    def _start_skipped(self, _name: str, _attributes: dict[str, str]) -> None:
        self._deeper()
        self.skipped += 1

    def _end_skipped(self, _name: str) -> None:
        self.depth -= 1
        self.skipped -= 1
        if self.skipped == 0:
            self._inside()

    def _inside(self) -> None:
        self._listen(self.start, self.end, self.characters)

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > self.shelf.limits.depth:
            raise too_big(f"{self.part}: depth")

    # --- outside sheetData ---

    def start_outside(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens before or after `sheetData`; alternatives hold nothing that is read here."""
        self._deeper()
        if name == "sheetData":
            self.opened = self.parser.CurrentByteIndex
            self._inside()
        elif name == "col":
            first, last = (self._edge(attributes, key) for key in ("min", "max"))
            if hides(attributes):
                self.column_ranges.append((first, last))
        elif name == "mergeCell":
            self.merges.append(area(attributes.get("ref", "")))
        elif name == "tablePart":
            found = (value for key, value in attributes.items() if key[-3:] in {":id", " id"})
            self.table_relations.extend(found)
        self.rules.start(name, attributes)

    def end_outside(self, name: str) -> None:
        """An element closes before or after `sheetData`."""
        self.depth -= 1
        self.rules.end(name)

    def _edge(self, attributes: dict[str, str], key: str) -> int:
        return min(row_number(attributes.get(key, "")), LAST_COLUMN)


def hides(attributes: Mapping[str, str]) -> bool:
    """Whether a row or column says that it is hidden."""
    return attributes.get("hidden") in _TRUE
