"""Roll: the next budget year's workbook."""
