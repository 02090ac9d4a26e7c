"""Protection of the sheets that only show: no password, and people may format and size as they like."""

from openpyxl.worksheet.worksheet import Worksheet


def protect(worksheet: Worksheet) -> None:
    """Protect a sheet's formulas against being typed over."""
    protection = worksheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False  # False means allowed
    protection.objects = protection.scenarios = False
