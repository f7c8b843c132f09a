"""What a person can do: each action permits, decides, reads or writes, and is audited. The only door to the
records."""
