"""Two versions of a workbook held against each other; `workbook.diff` is the way in."""
