"""Files: written whole or not at all, their suffixes, and what the operating system refuses."""
