"""Amounts and full-time positions stated in a correction's text."""
