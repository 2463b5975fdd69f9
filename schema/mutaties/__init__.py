"""What can be written: inputs, results, and the fields of the mutation type, per concept."""
