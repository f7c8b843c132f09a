"""Questionnaires: definitions as data files, reading, checking, scoring."""

from tornio.measures.definition import Definition
from tornio.measures.reading import library, load
from tornio.measures.scoring import NotScorable, Score, score, score_all

__all__ = ["Definition", "NotScorable", "Score", "library", "load", "score", "score_all"]
