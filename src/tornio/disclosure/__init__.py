"""Suppression and rounding by named policy; what leaves the team leaves through here.

`policy("mhsds")` has the rules of one publisher: `count`, `percentage` and `mean` protect one number. Numbers
that add up are protected together, by `protect` (any sums), `protect_table` (rows, columns and totals) or
`protect_flow` (boxes with losses between them), so that no hidden number can be found by subtraction.
"""

from tornio.disclosure.layouts import TOTAL, Box, protect_flow, protect_table
from tornio.disclosure.policies import POLICIES, Policy, policy
from tornio.disclosure.protected import Protected
from tornio.disclosure.sums import Sum
from tornio.disclosure.suppression import protect

__all__ = [
    "POLICIES",
    "TOTAL",
    "Box",
    "Policy",
    "Protected",
    "Sum",
    "policy",
    "protect",
    "protect_flow",
    "protect_table",
]
