"""Subscriptions: what they tell, and how a document is answered anew for every event."""
