"""What PostgreSQL makes of every way of reaching rows."""
