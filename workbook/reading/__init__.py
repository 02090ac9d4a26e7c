"""Reading: a file's cells become a grid, and grids become budgets."""
