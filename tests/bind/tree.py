"""The tag tree of a finished PDF, read back: elements with the text of their content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf


@dataclass(slots=True)
class Tag:
    """A structure element."""

    name: str
    lang: str = ""
    alt: str = ""
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    links: int = 0
    kids: "list[Tag | str]" = field(default_factory=list["Tag | str"])

    @property
    def text(self) -> str:
        """What it reads like."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self, name: str) -> "list[Tag]":
        """Return the elements of a name in it, in order."""
        inner = [kid for kid in self.kids if isinstance(kid, Tag)]
        return [one for kid in inner for one in ([kid] if kid.name == name else []) + kid.all(name)]

    def outline(self) -> str:
        """Return names alone: `L(LI(Lbl LBody))`."""
        inner = " ".join(kid.outline() for kid in self.kids if isinstance(kid, Tag))
        return f"{self.name}({inner})" if inner else self.name


def read_tree(pdf: pikepdf.Pdf) -> Tag:
    """Return the document's element."""
    texts = {page.obj.objgen: sequences(page) for page in pdf.pages}
    for page in pdf.pages:
        forms = dict(page.obj.get("/Resources", {})).get("/XObject", {})
        texts.update({form.objgen: sequences(form) for form in dict(forms).values() if "/StructParents" in form})
    (root,) = pdf.Root.StructTreeRoot.K
    return _tag(root, texts)


def _tag(element: pikepdf.Object, texts: dict[tuple[int, int], dict[int, str]]) -> Tag:
    attributes = {str(key): str(value) for key, value in dict(element.get("/A", {})).items()}
    tag = Tag(str(element.S)[1:], str(element.get("/Lang", "")), str(element.get("/Alt", "")), attributes)
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            tag.kids.append(texts[element.Pg.objgen][kid])
        elif "/MCID" in kid:
            tag.kids.append(texts[kid.get("/Stm", kid.get("/Pg", element.get("/Pg"))).objgen][int(kid.MCID)])
        elif "/Obj" in kid:
            tag.links += 1
        else:
            tag.kids.append(_tag(kid, texts))
    return tag


def sequences(page: pikepdf.Page | pikepdf.Object) -> dict[int, str]:
    """Return the text of every marked-content sequence of a page or a form; of fonts with codes of two bytes."""
    maps: dict[str, dict[int, str]] = {}
    texts: dict[int, str] = {}
    face, mcid = "", -1
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            mcid = int(operands[1].get("/MCID", -1))
            texts.setdefault(mcid, "")
        elif name == "BMC":
            mcid = -1
            texts.setdefault(mcid, "")
        elif name == "Tf":
            face = str(operands[0])
            if face not in maps and "/DescendantFonts" in page.Resources.Font[face]:
                maps[face] = _meanings(page.Resources.Font[face].ToUnicode.read_bytes().decode())
        elif name == "TJ" and face in maps:
            codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
            texts[mcid] += "".join(maps[face][code] for code in _codes(codes))
    return texts


def _codes(shown: bytes) -> Iterator[int]:
    return (int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2))


def _meanings(cmap: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for first, last, start in re.findall(r"^<(\w+)> <(\w+)> <(\w+)>$", cmap, re.MULTILINE):
        for code in range(int(first, 16), int(last, 16) + 1):
            found[code] = chr(int(start, 16) + code - int(first, 16))
    for code, text in re.findall(r"^<(\w+)> <(\w+)>$", cmap, re.MULTILINE):
        found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found
