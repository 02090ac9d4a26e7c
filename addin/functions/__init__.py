"""The custom functions, around schemas/calculations."""
