"""What several rules look at: rows, series, reallocations, year headers, rates."""
