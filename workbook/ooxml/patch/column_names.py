"""Columns of Excel tables renamed: in the table's part, and in every formula of the package that names them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from workbook.ooxml.patch.outline import in_utf8
from workbook.ooxml.patch.patch import cannot_be_changed
from workbook.ooxml.patch.repack import repack
from workbook.ooxml.read.container import Container
from workbook.ooxml.read.fault import PackageFault
from workbook.ooxml.read.tables import read_table
from workbook.ooxml.read.text import decoded, encoded

_FORMULAS = re.compile(
    r"(<(?:\w+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|definedName)(?:\s[^<>]*)?(?<!/)>)([^<]+)"
)
_TABLE_COLUMN = re.compile(r"""(<(?:\w+:)?tableColumn\s(?:[^<>]*?\s)?name=)("[^"]*"|'[^']*')""")
_PARTS = re.compile(r"(?:worksheets|tables|charts)/[^/]+\.xml$|workbook\.xml$", re.IGNORECASE)
_BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
_SPECIAL, _ESCAPED = re.compile(r"(['\[\]#])"), r"'\1"


@dataclass(frozen=True, slots=True)
class ColumnRename:
    """A column of a table, by the table's name, as its part calls it and as it is to be called."""

    table: str
    old: str
    new: str


def rename_columns(package: bytes, renames: Sequence[ColumnRename]) -> bytes:
    """The package with these columns renamed; every part that does not name them stays byte for byte.

    Raises `KorrekturError` where a part of it cannot be read.
    """
    try:
        return _renamed(Container(package), renames)
    except PackageFault as fault:
        raise cannot_be_changed(fault) from fault


def _renamed(container: Container, renames: Sequence[ColumnRename]) -> bytes:
    changed: dict[str, bytes] = {}
    for name in container.names:
        if _PARTS.search(name) is None:
            continue
        content = in_utf8(container.read(name))
        text = content.decode()
        new = _FORMULAS.sub(lambda found: found[1] + _formula(found[2], renames), text)
        if re.search("tables/", name, re.IGNORECASE):
            own = read_table(content, name, container.limits).name.casefold()
            new = _columns_named(new, {one.old: one.new for one in renames if one.table.casefold() == own})
        if new != text:
            changed[name] = new.encode()
    return repack(container, changed)


def renamed_in(formula: str, renames: Iterable[ColumnRename]) -> str:
    """The formula with the columns' new names; what another table calls a column stays."""
    for one in renames:
        old, new = (f"[{_SPECIAL.sub(_ESCAPED, name)}]" for name in (one.old, one.new))
        if old in formula:
            # every second part is a reference to the table
            parts = re.split(
                rf"((?<![\w.]){re.escape(one.table)}{_BRACKETS})", formula, flags=re.IGNORECASE | re.DOTALL
            )
            parts[1::2] = [part.replace(old, new) for part in parts[1::2]]
            formula = "".join(parts)
    return formula


def _formula(written: str, renames: Sequence[ColumnRename]) -> str:
    """A formula as XML content, as it was where it names none of the columns."""
    formula = decoded(unescape(written))
    new = renamed_in(formula, renames)
    return written if new == formula else encoded(new)


def _columns_named(part: str, names: dict[str, str]) -> str:
    def named(found: re.Match[str]) -> str:
        new = names.get(decoded(unescape(found[2][1:-1])))
        return found[0] if new is None else f'{found[1]}"{_attribute(new)}"'

    return _TABLE_COLUMN.sub(named, part)


def _attribute(text: str) -> str:
    """The text in an attribute, where a line break of its own would be read as a blank."""
    return re.sub(r"[\t\n\r]", lambda found: f"_x{ord(found[0]):04x}_", encoded(text)).replace('"', "&quot;")
