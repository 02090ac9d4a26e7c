"""Totals, financing, savings and price levels: pure functions over rows."""
