"""Settings: korrektur.toml, and rules as people name them."""
