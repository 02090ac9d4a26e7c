"""Gathering committees: reading their files, and telling what two of them hold alike."""
