"""Fix: what can safely be put right, planned on cells and patched into the file."""
