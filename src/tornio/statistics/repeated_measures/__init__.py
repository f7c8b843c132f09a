"""Mixed models for repeated measures: several visits of the same people, some of them missing."""
