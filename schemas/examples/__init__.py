"""The minimal workbook that every rule's examples are laid over, and rows that they share."""
