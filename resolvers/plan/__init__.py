"""The fast way: a whole answer as one statement, which PostgreSQL returns as finished JSON.

`tree` is what an operation asks, `compiler` makes a statement of it, `execution` keeps compiled statements and runs
them. What is asked comes from `schema.plan`; what it means comes from the same descriptions (`Concept`, `Relation`,
`Listing`) that the loaders use.
"""
