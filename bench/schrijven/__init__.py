"""What registering costs, against the same rows written by hand."""
