"""Writing: one transaction per operation, all of it or none."""
