"""Who answers the same questions: the processes that are compared."""
