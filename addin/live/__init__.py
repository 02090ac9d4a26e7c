"""An open workbook: as a grid, and the marks and notes put on its cells."""
