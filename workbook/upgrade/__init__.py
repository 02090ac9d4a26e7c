"""Upgrade: a workbook of an older template moved into the present one."""
