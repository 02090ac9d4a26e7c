"""Accept: a row in Begrundelser that says why a finding may stand."""
