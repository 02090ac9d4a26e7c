"""Installing and removing the add-in, and diagnosing what keeps it from working."""
