"""What a sheet of a person's own has besides its cells: links, drop-downs and other checks, colours by condition."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Any

from schemas.finding import Text
from workbook.carrying.rows import Loss
from workbook.upgrade.own_formulas import Lasting

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_CHECK = Text("rulleliste eller kontrol, der ser på et andet ark", "a drop-down or check that looks at another sheet")
_COLOUR = Text("farve efter en betingelse, der ser på et andet ark", "a colour by a condition about another sheet")
_LINK = Text("link til en celle, der er flyttet", "a link to a cell that has moved")


def put_rules(worksheet: Worksheet, like: Any, lasts: Lasting) -> Iterator[Loss]:
    """Give the new sheet what stays true of the old one's rules; the rest is named.

    `like` is the old sheet as openpyxl reads it; `lasts` tells whether a formula means the same in the new workbook.
    """
    for one in like.data_validations.dataValidation:
        if lasts(f"{one.formula1 or ''} {one.formula2 or ''}"):
            worksheet.add_data_validation(copy(one))
        else:
            yield Loss(worksheet.title, str(one.sqref), str(one.formula1 or ""), _CHECK)
    for area in like.conditional_formatting:
        for rule in area.rules:
            text = " ".join(map(str, rule.formula))
            if lasts(text):
                worksheet.conditional_formatting.add(str(area.sqref), copy(rule))
            else:
                yield Loss(worksheet.title, str(area.sqref), text, _COLOUR)
    for row in like.iter_rows():
        for cell in row:
            if cell.hyperlink is None:
                continue
            place = cell.hyperlink.location or ""
            if lasts(place):
                mine: Any = worksheet.cell(cell.row, cell.column)
                mine.hyperlink = copy(cell.hyperlink)
            else:
                yield Loss(worksheet.title, cell.coordinate, place, _LINK)
