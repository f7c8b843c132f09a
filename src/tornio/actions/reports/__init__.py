"""The reports that the service shows: one for the team, one that may leave it, and their summary."""

TEAM, RELEASED = "team", "released"
PAGE = "report.html"
PAPER_CHECK = "paper-check.html"
SUMMARY = "summary.txt"
