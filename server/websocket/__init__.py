"""GraphQL over a WebSocket, in the protocol `graphql-transport-ws` and no other.

The protocol allows any operation, so queries and mutations are answered too, exactly as over HTTP: the same limits,
the same mask, the same places. What goes on longer than one answer is a subscription.
"""
