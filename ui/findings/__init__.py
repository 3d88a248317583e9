"""Findings: what is known of the papers in, a list to go through, fix and accept in out."""

from ui.findings.panel import FindingsPanel

__all__ = ["FindingsPanel"]
