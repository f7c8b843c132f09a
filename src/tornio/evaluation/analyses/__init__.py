"""The analyses: one module for each kind that a protocol can promise."""
