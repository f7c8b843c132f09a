"""The dataset contract as data: which tables a dataset has, and what each column holds.

Everything else about datasets follows from it: what reading refuses, what writing writes, the fields of
`datapackage.json`, and the reference page.
"""

from tornio.evaluation.contract.codes import SERVICES, WAVES
from tornio.evaluation.contract.column import Column, Table
from tornio.evaluation.contract.tables import TABLES

__all__ = ["SERVICES", "TABLES", "WAVES", "Column", "Table"]
