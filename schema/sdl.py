from schema.schema import schema


def sdl() -> str:
    """The contract in GraphQL's schema language, as it stands in `schema/schema.graphql`."""
    return schema.as_str().rstrip() + "\n"
