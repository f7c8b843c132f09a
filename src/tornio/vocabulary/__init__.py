"""Words with rules: what every floor above speaks in."""
