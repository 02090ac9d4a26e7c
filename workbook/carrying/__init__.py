"""Rows, columns and sheets on their way from one workbook into a new one, by roll, upgrade and merge."""
