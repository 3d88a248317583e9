"""The routes from a folder of papers to a volume: ours, cold and warm, and those of other programs."""

import re
import shutil
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from fontTools.ttLib import TTFont

import proceedings
from proceedings.style import font_path, load_style
from tests.bench.measure import Cost, run

STYLE = Path(__file__).with_name("style.toml")

PEERS = {
    "typst": ("pan.py", "typst"),
    "xelatex": ("pan.py", "xelatex"),
    "lualatex": ("pan.py", "lualatex"),
    "naive": ("rl_naive.py",),
    "weasyprint": ("weasy.py", "mammoth"),
    "libreoffice": ("lo.py",),
}
"""The script of each peer, and what stands before its folder and its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A volume made by some route."""

    route: str
    cost: Cost
    out: Path
    pages: int

    @property
    def size(self) -> int:
        """Bytes of the finished file."""
        return self.out.stat().st_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where the tools of the comparison lie, and where its files go."""

    tools: Path
    """generate_papers.py, spacing.py and peers/."""
    work: Path
    python: str
    """Runs the peers, the generator and the spacing reader: it has what they import."""
    jobs: int

    def papers(self, count: int, seed: int) -> Path:
        """Return a folder of generated papers, made once."""
        folder = self.work / f"papers-{count}-{seed}"
        if not folder.with_suffix(".json").exists():
            run([self.python, self.tools / "generate_papers.py", folder, str(count), str(seed)])
        return folder

    def prepare(self) -> None:
        """Compile our modules, as installing does; the peers were installed."""
        run([sys.executable, "-m", "compileall", "-q", Path(proceedings.__file__).parent])

    def ours(self, route: str, papers: Path, cache: Path) -> Result:
        """Compile `papers` by the command that a person would type, its cache in `cache`."""
        out = self.work / f"{route}.pdf".replace(" ", "-")
        command = [sys.executable, "-m", "proceedings", "compile", papers, "-o", out, "--style", STYLE, "--quiet"]
        cost = run([*command, "--jobs", str(self.jobs)], environment={"XDG_CACHE_HOME": str(cache)})
        return _result(route, cost, out)

    def peer(self, name: str, papers: Path) -> Result:
        """Make the volume by another program."""
        script, *words = PEERS[name]
        out = self.work / f"{name}.pdf"
        command = [self.python, self.tools / "peers" / script, *words, papers, out]
        return _result(name, run(command, environment={"RL_useA85": "0", "TMPDIR": str(self.work)}), out)

    def spacing(self, result: Result, space: float | None = None) -> tuple[float, float]:
        """Return (spread of the gaps between words, share of lines over twice the nominal gap).

        `space` is the width of the face's blank in em; the peers' face is the reader's default.
        """
        width = ["--space", str(space)] if space else []
        said = run([self.python, self.tools / "spacing.py", *width, result.out]).said
        found = re.search(r"sd ([\d.]+) .*>2x ([\d.]+)%", said)
        if not found:
            raise RuntimeError(f"no spacing in {said!r}")
        return float(found[1]), float(found[2]) / 100


def our_space() -> float:
    """Return the width of the blank of our text face, in em."""
    with TTFont(font_path(load_style(str(STYLE)).families["serif"]["regular"])) as font:
        return font["hmtx"]["space"][0] / font["head"].unitsPerEm


def fresh(folder: Path) -> Path:
    """Return `folder`, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def with_sentence(paper: Path, sentence: str) -> None:
    """Add a paragraph at the end of a Word file."""
    with zipfile.ZipFile(paper) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    added = f"<w:p><w:r><w:t>{escape(sentence)}</w:t></w:r></w:p><w:sectPr".encode()
    body, mark, rest = parts["word/document.xml"].rpartition(b"<w:sectPr")
    assert mark, f"no section in {paper}"
    parts["word/document.xml"] = body + added + rest
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)


def _result(route: str, cost: Cost, out: Path) -> Result:
    with pikepdf.open(out) as document:
        return Result(route=route, cost=cost, out=out, pages=len(document.pages))
