"""People's own columns of many workbooks in one table, where Excel takes a header once, case aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.reading.find_table import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbook.carrying.rows import Own


def in_one_table(rows: Sequence[Mapping[str, Own]], headers: Iterable[str]) -> list[dict[str, Own]]:
    """Each row's own cells by the header they get: alike in every workbook, and none of the table's own `headers`."""
    taken = {fold(header) for header in headers}
    names: dict[str, str] = {}
    for row in rows:
        for header in row:
            if fold(header) not in names:
                names[fold(header)] = _free(header, taken)
                taken.add(fold(names[fold(header)]))
    return [{names[fold(header)]: own for header, own in row.items()} for row in rows]


def _free(header: str, taken: set[str]) -> str:
    name, n = header, 2
    while fold(name) in taken:
        name, n = f"{header} ({n})", n + 1
    return name
