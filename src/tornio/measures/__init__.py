"""Questionnaires: definitions as data files, reading, checking, scoring."""
