"""Cells changed in the XML, everything else kept byte for byte."""
