"""How figures and dates are written and read, and text made harmless."""
