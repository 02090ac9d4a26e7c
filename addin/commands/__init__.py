"""The commands of the group `korrektur addin`, one a file."""
