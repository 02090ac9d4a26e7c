"""The workbook file itself: cells read as they truly are, and cells changed with nothing else touched."""
