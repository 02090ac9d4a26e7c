"""Diff: two versions of a workbook compared."""
