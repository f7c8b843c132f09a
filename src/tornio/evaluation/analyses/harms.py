"""Incidents, concerns and complaints; that none were recorded; or that nobody recorded any."""

from __future__ import annotations

from tornio.evaluation.analyses.shares import counted, share, table, total
from tornio.evaluation.findings import Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Parts, Section, Sentence
from tornio.study.parts import Analysis


def analyse(material: Material, analysis: Analysis) -> Section:
    """Counts by kind. No table of harms is not the same as a table without rows."""
    harms = material.dataset.harms
    notebook = Notebook(analysis, material.protocol.level, unit="harms", basis=RECOMMENDED)
    if harms is None:
        return notebook.section(
            summary=(Sentence("Nobody recorded harms: whether there were any is not known."),)
        )
    page = notebook.page(method="Counted in the records of harms.", rows=(Rows("harms"),))
    whole = total(page, "all", len(harms), "recorded")
    if not harms:
        return notebook.section(summary=(Sentence("Harms were recorded, and there were {}.", (whole,)),))
    kinds = [
        share(page, "kind", kind, count, len(harms), rows=(Rows("harms", {"kind": kind}),))
        for kind, count in counted(row.kind for row in harms).items()
    ]
    return notebook.section(
        summary=(Sentence("{} harms were recorded.", (whole,)),),
        tables=(table(f"{analysis.id}-kinds", "Harms by kind", "Kind", kinds),),
        partitions=(Parts(whole, tuple(each.count for each in kinds)),),
    )
