"""The web page's template, style and script, and its words."""
