"""What stands inside a paragraph."""

from pathlib import Path

import pytest

from proceedings.model.blocks import Paragraph, TextBox
from proceedings.model.finding import Severity
from proceedings.model.paper import Manuscript
from proceedings.model.text import Bookmark, Inline, Run, plain_text

from .build import field, paragraph, read, row, style, styled, table, text


def content(manuscript: Manuscript) -> tuple[Inline, ...]:
    """Return the content of the first paragraph."""
    block = manuscript.blocks[0]
    assert isinstance(block, Paragraph)
    return block.content


def words(folder: Path, body: str, **parts: str) -> str:
    """Return the characters of the first paragraph of a body."""
    return plain_text(content(read(folder, body, **parts)))


def facts(manuscript: Manuscript) -> dict[str, dict[str, str]]:
    """Return the findings' facts by code."""
    return {finding.code: dict(finding.facts) for finding in manuscript.findings}


def test_equal_runs_become_one(tmp_path: Path):
    body = paragraph(text("каз", "<w:b/>"), '<w:proofErr w:type="spellStart"/>', text("ахский", "<w:b/>"), " язык")
    first, second = content(read(tmp_path, body))
    assert isinstance(first, Run)
    assert isinstance(second, Run)
    assert (first.text, first.style.bold, second.text) == ("казахский", True, " язык")


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<w:tab/>", "\t"),
        ('<w:ptab w:relativeTo="margin" w:alignment="right"/>', "\t"),
        ("<w:br/>", "\n"),
        ('<w:br w:type="textWrapping"/>', "\n"),
        ("<w:cr/>", "\n"),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", "\u00ad"),
        ('<w:sym w:font="Symbol" w:char="F061"/>', "α"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Arial" w:char="0416"/>', "Ж"),
        ("<w:lastRenderedPageBreak/>", ""),
        (
            "<w:ruby><w:rt><w:r><w:t>над</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>под</w:t></w:r></w:rubyBase></w:ruby>",
            "под",
        ),
    ],
)
def test_signs_inside_a_run(tmp_path: Path, element: str, expected: str):
    assert words(tmp_path, paragraph(f"<w:r><w:t>a</w:t>{element}<w:t>b</w:t></w:r>")) == f"a{expected}b"


def test_white_space_of_the_file_is_no_break(tmp_path: Path):
    assert words(tmp_path, paragraph("<w:r><w:t>\n  one\n  two\n</w:t></w:r>")) == "one two"


def test_symbol_fonts(tmp_path: Path):
    assert words(tmp_path, paragraph(text("D", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'))) == "Δ"
    assert words(tmp_path, paragraph(text("\uf061 и \uf062"))) == "α и β"


def test_an_unknown_sign_is_kept_and_reported(tmp_path: Path):
    manuscript = read(tmp_path, paragraph('<w:r><w:sym w:font="Wingdings" w:char="F030"/></w:r>'))
    assert plain_text(content(manuscript)) == "\uf030"
    assert facts(manuscript) == {"collect.unknown-symbol": {"Wingdings U+F030": "1"}}


@pytest.mark.parametrize("wrapper", ["w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:ins", "w:moveTo", "new:unheard"])
def test_wrappers_are_looked_through(tmp_path: Path, wrapper: str):
    assert words(tmp_path, paragraph("a", f"<{wrapper}>{text('b')}</{wrapper}>", "c")) == "abc"


def test_nested_content_controls(tmp_path: Path):
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{text('b')}</w:sdtContent></w:sdt>"
    assert words(tmp_path, paragraph("a", f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>")) == "ab"


def test_tracked_changes_are_accepted_and_counted(tmp_path: Path):
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{text('away')}</w:moveFrom>"
    manuscript = read(tmp_path, paragraph("a", deleted, f"<w:ins>{text('new')}</w:ins>", moved))
    assert plain_text(content(manuscript)) == "anew"
    assert facts(manuscript) == {"collect.tracked-changes": {"deletions": "1", "insertions": "1", "moves": "1"}}


def test_a_deleted_paragraph_mark_joins(tmp_path: Path):
    body = paragraph("a", properties="<w:rPr><w:del/></w:rPr>") + paragraph("b")
    manuscript = read(tmp_path, body)
    assert len(manuscript.blocks) == 1
    assert plain_text(content(manuscript)) == "ab"


def test_comments_are_left_out_and_counted(tmp_path: Path):
    mark = '<w:commentRangeStart w:id="0"/>', "a", '<w:r><w:commentReference w:id="0"/></w:r>'
    manuscript = read(tmp_path, paragraph(*mark))
    assert plain_text(content(manuscript)) == "a"
    assert facts(manuscript) == {"collect.comments": {"comments": "1"}}
    assert manuscript.findings[0].severity is Severity.WARNING
    assert manuscript.findings[0].place.paragraph == 1


def test_hidden_text_is_left_out_and_counted(tmp_path: Path):
    sheet = style("Secret", kind="character", inner="<w:rPr><w:vanish/></w:rPr>")
    secret = text("too", '<w:rStyle w:val="Secret"/>')
    manuscript = read(tmp_path, paragraph("a", text("hidden", "<w:vanish/>"), secret), styles=sheet)
    assert plain_text(content(manuscript)) == "a"
    assert facts(manuscript) == {"collect.hidden-text": {"characters": "9"}}


def test_alternatives_are_read_once(tmp_path: Path):
    known = f'<mc:Choice Requires="wps">{text("new")}</mc:Choice><mc:Fallback>{text("old")}</mc:Fallback>'
    assert words(tmp_path, paragraph(f"<mc:AlternateContent>{known}</mc:AlternateContent>")) == "new"
    unknown = known.replace('Requires="wps"', 'Requires="new"')
    assert words(tmp_path, paragraph(f"<mc:AlternateContent>{unknown}</mc:AlternateContent>")) == "old"
    inside = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>x</w:t></mc:Choice></mc:AlternateContent></w:r>'
    assert words(tmp_path, paragraph(inside)) == "x"


def test_links(tmp_path: Path):
    outside = f'<w:hyperlink r:id="far">{text("far")}</w:hyperlink>'
    inside = f'<w:hyperlink w:anchor="near">{text("near")}</w:hyperlink>'
    target = '<w:bookmarkStart w:id="1" w:name="near"/><w:bookmarkEnd w:id="1"/>'
    unused = '<w:bookmarkStart w:id="2" w:name="_GoBack"/>'
    manuscript = read(tmp_path, paragraph(outside, " ", inside, unused, target), links={"far": "https://example.org/"})  # type: ignore[arg-type]
    runs = [(part.text, part.link) for part in content(manuscript) if isinstance(part, Run)]
    assert runs == [("far", "https://example.org/"), (" ", ""), ("near", "#near")]
    assert content(manuscript)[-1] == Bookmark(name="near")


def test_a_link_is_neither_underlined_nor_marked(tmp_path: Path):
    looks = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
    (run,) = content(read(tmp_path, paragraph(f'<w:hyperlink w:anchor="x">{text("far", looks)}</w:hyperlink>')))
    assert isinstance(run, Run)
    assert not run.style.underline
    assert not run.style.marked


@pytest.mark.parametrize(
    ("instruction", "link"),
    [
        ('HYPERLINK "https://example.org/a"', "https://example.org/a"),
        ('HYPERLINK "https://example.org/a" \\l "part" \\o "tip"', "https://example.org/a#part"),
        ('HYPERLINK \\l "here"', "#here"),
        ("REF _Ref12 \\h", "#_Ref12"),
        ("REF _Ref12", ""),
        ("REF _Toc12 \\h", ""),
        ('HYPERLINK \\l "_Toc12"', ""),
        ("PAGEREF _Ref12 \\h", "#_Ref12"),
        ("SEQ Figure \\* ARABIC", ""),
    ],
)
def test_results_of_fields_are_read(tmp_path: Path, instruction: str, link: str):
    escaped = instruction.replace('"', "&quot;")
    for body in (field(escaped, text("shown")), f'<w:fldSimple w:instr="{escaped}">{text("shown")}</w:fldSimple>'):
        (run,) = content(read(tmp_path, paragraph(body)))
        assert isinstance(run, Run)
        assert (run.text, run.link) == ("shown", link)


def test_nested_fields(tmp_path: Path):
    inner = field("PAGE", text("7"))
    assert words(tmp_path, paragraph("p. ", field("IF x", inner), ".")) == "p. 7."


def test_a_field_without_an_end_swallows_nothing(tmp_path: Path):
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separated = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    manuscript = read(tmp_path, paragraph(begun, separated, "a") + paragraph("b"))
    assert [plain_text(b.content) for b in manuscript.blocks if isinstance(b, Paragraph)] == ["a", "b"]


def test_a_table_of_contents_is_kept_and_announced(tmp_path: Path):
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    first = paragraph(marks[0], "<w:r><w:instrText>TOC \\o</w:instrText></w:r>", marks[1], "Introduction 3")
    heading = styled("Contents", "TOCHeading")
    listing = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{heading}{first}{paragraph('Methods 4')}{paragraph(marks[2])}</w:sdtContent></w:sdt>"
    )
    manuscript = read(tmp_path, listing + paragraph("Introduction"), styles=style("TOC Heading"))
    texts = [plain_text(b.content) for b in manuscript.blocks if isinstance(b, Paragraph)]
    assert texts == ["Contents", "Introduction 3", "Methods 4", "", "Introduction"]
    assert facts(manuscript) == {"collect.table-of-contents": {}}


CHOICES = "<w:result w:val='1'/><w:listEntry w:val='a'/><w:listEntry w:val='b'/>"
DROP_DOWN = f"<w:ffData><w:ddList>{CHOICES}</w:ddList></w:ffData>"


@pytest.mark.parametrize(
    ("begin", "instruction", "expected"),
    [
        ("<w:ffData><w:checkBox><w:default w:val='1'/></w:checkBox></w:ffData>", "FORMCHECKBOX", "☒"),
        ("<w:ffData><w:checkBox><w:checked w:val='0'/></w:checkBox></w:ffData>", "FORMCHECKBOX", "☐"),
        (
            DROP_DOWN,
            "FORMDROPDOWN",
            "b",
        ),
        ("", 'SYMBOL 97 \\f "Symbol"', "α"),
        ("", "MACROBUTTON NoMacro [Your name]", "[Your name]"),
        ("", "XE hidden", ""),
    ],
)
def test_fields_that_show_themselves(tmp_path: Path, begin: str, instruction: str, expected: str):
    runs = field(instruction, None).replace('"begin"/>', f'"begin">{begin}</w:fldChar>')
    assert words(tmp_path, paragraph("a", runs, "b")) == f"a{expected}b"


def test_page_breaks(tmp_path: Path):
    page = '<w:r><w:br w:type="page"/></w:r>'
    blocks = read(tmp_path, paragraph(page, "a") + paragraph("b", page) + paragraph("c", page, "d")).blocks
    shown = [(plain_text(b.content), b.page_break_before) for b in blocks if isinstance(b, Paragraph)]
    assert shown == [("a", True), ("b", False), ("c\nd", True)]


BOX = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
SHAPE = f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>"
OLD_SHAPE = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
BOTH_SHAPES = (
    f'<mc:AlternateContent><mc:Choice Requires="wps">{SHAPE}</mc:Choice>'
    f"<mc:Fallback>{OLD_SHAPE}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    "drawing",
    [
        SHAPE,
        OLD_SHAPE,
        BOTH_SHAPES,
        '<w:pict><v:shape><v:textpath string="boxed"/></v:shape></w:pict>',
        "<w:drawing><a:txBody><a:p><a:r><a:t>boxed</a:t></a:r></a:p></a:txBody></w:drawing>",
    ],
)
def test_text_in_shapes_follows_its_anchor(tmp_path: Path, drawing: str):
    anchor, box, after = read(tmp_path, paragraph("a", f"<w:r>{drawing}</w:r>", "b") + paragraph("c")).blocks
    assert isinstance(anchor, Paragraph)
    assert plain_text(anchor.content) == "ab"
    assert isinstance(box, TextBox)
    assert [plain_text(b.content) for b in box.blocks if isinstance(b, Paragraph)] == ["boxed"]
    assert isinstance(after, Paragraph)


def test_paragraphs_of_the_body_are_counted(tmp_path: Path):
    body = paragraph("one") + table(row("in a cell")) + paragraph("two")
    places = [block.place for block in read(tmp_path, body).blocks]
    assert [(p.part, p.paragraph, p.excerpt) for p in places] == [
        ("body", 1, "one"),
        ("table 1", 1, ""),
        ("body", 2, "two"),
    ]
