"""The printed forms and the overview: what they say, and the PDF and Word documents they are set in."""
