"""Cells as they truly are, with limits against hostile files."""
