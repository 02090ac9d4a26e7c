"""A table part (ListObject) as a `Table`."""

from workbook.grid import Table
from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.fault import Limits, damaged
from workbook.ooxml.read.references import area
from workbook.ooxml.read.text import decoded
from workbook.ooxml.read.tree import Element, read_document

_NO_CRITERIA = frozenset({"extLst"})


@kept_lately(entries=256, longest=16_384)
def read_table(content: bytes, part: str, limits: Limits) -> Table:
    """The table of this part; raises `PackageFault`. Its name is the one formulas use."""
    root = read_document(content, part, limits).root
    attributes = root.attributes
    name = attributes.get("displayName") or attributes.get("name")
    if root.name != "table" or not name or "ref" not in attributes:
        raise damaged(f"{part}: no table")
    columns = tuple(root.all("tableColumns", "tableColumn"))
    return Table(
        name=decoded(name),
        area=area(attributes["ref"]),
        columns=tuple(_column_name(column) for column in columns),
        header_rows=_count(root, "headerRowCount", 1, part),
        totals_rows=_count(root, "totalsRowCount", 0, part),
        filtered=any(_has_criteria(column) for column in root.all("autoFilter", "filterColumn")),
        calculated=tuple(
            (_column_name(column), decoded(formula.text))
            for column in columns
            for formula in column.all("calculatedColumnFormula")
        ),
    )


def _column_name(column: Element) -> str:
    return decoded(column.attributes.get("name", ""))


def _has_criteria(column: Element) -> bool:
    return any(child.name not in _NO_CRITERIA for child in column.children)


def _count(root: Element, name: str, default: int, part: str) -> int:
    text = root.attributes.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 8):  # noqa: PLR2004  # rows have seven digits
        raise damaged(f"{part}: {name} {text[:20]!r}")
    return int(text)
