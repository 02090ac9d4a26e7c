"""Checking: the rules run over budgets, which finding speaks, and what has been justified."""
