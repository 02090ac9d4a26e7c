"""The report of a check in ten formats, the totals and charts, and the pages about the rules."""
