"""The course of a front block: in what order its parts follow one another, and how well a line serves as each part.

Weights are natural logarithms, set by hand from the frequencies measured on real manuscripts: 0 is usual, -1 seldom,
-3 hardly ever. States are named by what a line is and by how far the front block has come:

    C codes   R rubric   N names   P places and posts   L, W labels alone   A abstract   K keywords   T title
    F remarks of the author   B the body, which never ends
    0 before the title   1 after it   2 in the group of another language
"""

from collections.abc import Mapping
from types import MappingProxyType

from proceedings.model.blocks import Role
from proceedings.normalize.kinds import Kind

ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "C": Role.CODES,
        "R": Role.CODES,
        "N": Role.AUTHORS,
        "P": Role.AFFILIATION,
        "L": Role.ABSTRACT,
        "A": Role.ABSTRACT,
        "W": Role.KEYWORDS,
        "K": Role.KEYWORDS,
        "T": Role.TITLE,
        "F": Role.FURTHER,
    }
)


def _row(text: str) -> dict[str, float]:
    pairs = [piece.split("=") for piece in text.split()]
    return {state: float(weight) for state, weight in pairs}


START = MappingProxyType(_row("C0=0 T1=0 N0=-0.5 R0=-0.3 P0=-1.2 A0=-3 L0=-3 K0=-3 W0=-3 B=-1"))

START_AT_END = MappingProxyType(_row("T2=0 N2=-0.5 P2=-1.5 A2=-0.3 L2=-0.3 K2=-0.5 W2=-0.5 C2=-0.5 B=-2"))
"""In a group that stands behind the references."""

BODY = "B"

STEPS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "C0": _row("C0=0 T1=0 N0=-0.2 R0=-0.6 P0=-1 A0=-3 L0=-3 K0=-3 B=-1.5"),
        "R0": _row("R0=-0.2 C0=0 T1=0 N0=-0.3 P0=-0.3 B=-2"),
        "N0": _row("N0=-0.1 P0=0 T1=-0.2 C0=-0.7 R0=-1.2 A0=-3 L0=-3 B=-3"),
        "P0": _row("P0=-0.1 N0=-0.2 T1=-0.2 C0=-0.4 R0=-0.6 A0=-3 L0=-3 B=-3"),
        "L0": _row("A0=0 K0=-2.5 W0=-2.5"),
        "A0": _row("A0=-1.5 K0=-0.3 W0=-0.3 T1=-0.8 N0=-1 C0=-1.5 B=-2"),
        "W0": _row("K0=0"),
        "K0": _row("A0=-0.5 L0=-0.5 T1=-0.5 N0=-1 C0=-1.5 B=-2"),
        "T1": _row("T1=-0.5 T2=-1.5 N1=0 P1=-1 A1=-0.3 L1=-0.3 C1=-0.9 K1=-0.6 W1=-0.6 R1=-1.5 F1=-1.5 B=-1.2"),
        "C1": _row("C1=0 N1=-0.2 P1=-0.5 A1=-0.3 L1=-0.3 K1=-0.6 R1=-1.5 T2=-1.5 B=-1.2"),
        "R1": _row("R1=-0.5 N1=-0.3 P1=-0.5 A1=-0.5 L1=-0.5 C1=-0.7 B=-1"),
        "N1": _row("N1=-0.2 P1=0 A1=0 L1=0 K1=-0.6 W1=-0.6 C1=-0.9 R1=-2 T2=-1.3 F1=-1 B=-0.8"),
        "P1": _row("P1=-0.1 N1=-0.3 A1=0 L1=0 K1=-0.5 W1=-0.5 C1=-0.8 R1=-2 T2=-1.2 F1=-1 B=-0.7"),
        "L1": _row("A1=0 K1=-2.5 W1=-2.5"),
        "A1": _row("A1=-1 K1=0 W1=0 L1=-0.3 T2=-0.8 N2=-2.5 P2=-3.5 C1=-1.5 F1=-2 B=-0.6"),
        "W1": _row("K1=0"),
        "K1": _row("A1=-0.2 L1=-0.2 K1=-1 W1=-1 T2=-0.8 N2=-1.5 P2=-3 C1=-1 F1=-1.5 B=0"),
        "F1": _row("F1=-0.3 A1=-0.3 L1=-0.3 K1=-0.5 W1=-0.5 T2=-1.5 B=-0.8"),
        "T2": _row("T2=-0.5 N2=0 P2=-0.7 A2=0 L2=0 K2=-0.8 W2=-0.8 C2=-1.5 B=-6"),
        "C2": _row("C2=0 T2=-0.3 N2=-0.3 A2=-0.3 L2=-0.3 B=-2"),
        "N2": _row("N2=-0.2 P2=0 A2=0 L2=0 K2=-0.6 W2=-0.6 T2=-0.6 C2=-1 B=-2.5"),
        "P2": _row("P2=-0.1 N2=-0.3 A2=0 L2=0 K2=-0.5 W2=-0.5 T2=-0.6 C2=-1 B=-2.5"),
        "L2": _row("A2=0 K2=-2.5 W2=-2.5"),
        "A2": _row("A2=-1 K2=0 W2=0 L2=-0.3 T2=-0.8 N2=-2 P2=-3 C2=-2 F2=-2 B=-0.4"),
        "W2": _row("K2=0"),
        "K2": _row("A2=-0.3 L2=-0.3 K2=-1.5 W2=-1.5 T2=-0.8 N2=-1.5 P2=-3 C2=-1 F2=-1.5 B=0"),
        "F2": _row("F2=-0.3 A2=-0.5 L2=-0.5 T2=-1 B=-0.5"),
        "B": _row("B=0"),
    }
)

OF_KIND: Mapping[Kind, Mapping[str, float]] = MappingProxyType(
    {
        Kind.CODES: _row("C=5 P=-3 R=-3 B=-2"),
        Kind.ABSTRACT: _row("A=6 B=-4"),
        Kind.ABSTRACT_LABEL: _row("L=6 R=-3 B=-4"),
        Kind.KEYWORDS: _row("K=6 B=-4"),
        Kind.KEYWORDS_LABEL: _row("W=6 B=-4"),
        Kind.SECTION: _row("B=4 T=-6"),
        Kind.END: _row("B=3 K=-5"),
        Kind.NOTE: _row("F=4 B=0"),
        Kind.NAMES: _row("N=5 T=-3 P=-1 B=-2 A=-6 K=-5"),
        Kind.LOOSE_NAMES: _row("N=1 T=1 P=-0.5 B=-0.5 K=-3 R=-1.5"),
        Kind.PEOPLE: _row("P=4 N=-1.5 T=-1.5 R=-1 B=-1 K=-4 A=-5"),
        Kind.RUBRIC: _row("R=3.5 P=-0.5 T=-0.5 B=0"),
        Kind.STRONG_TITLE: _row("T=3.5 P=-2 N=-4 R=-1.5 K=-3 A=-4 B=0"),
        Kind.WEAK_TITLE: _row("T=2 P=-0.3 N=-3 R=-0.8 K=-2 A=-3 B=0"),
        Kind.TEXT: _row("T=-1 P=-0.7 N=-4 K=-1 A=-0.5 F=-0.5 B=0.6"),
    }
)
"""How well a line that could be of a kind serves as a part; a part that is not named it never is."""

LONG: Mapping[str, float] = MappingProxyType(_row("A=0 F=0 K=-3 P=-5 B=1"))
"""The same for running text."""
