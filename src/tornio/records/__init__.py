"""What is kept: one Django app, its models by noun, and the queries that turn rows into frozen page values."""
