"""Did it help? Dataset contract, analyses, findings, report."""
