"""The add-in's way onto a PC, off it again, and what may keep it from working there."""
