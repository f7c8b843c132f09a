"""The report: an evaluation as one page, with its findings, tables and figures as files beside it.

The report computes nothing. It reads an `Evaluation` and the definitions of its measures, and every number that
it shows is a finding of that evaluation.
"""
