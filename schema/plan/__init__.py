"""From a validated document to what it asks, so that `resolvers.plan` can answer it in one statement.

`selection` turns selections into trees of fields, `roots` the roots of an operation, `planner` keeps plans and decides:
what is not fully understood goes the plain way.
"""
