"""The parts of the web page: its templates, style, script and words."""
