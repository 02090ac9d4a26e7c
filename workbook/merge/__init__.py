"""Merge: committees brought together in one workbook."""
