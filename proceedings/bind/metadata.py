"""What a PDF says of itself: Info and the XMP packet that agrees with it (ISO 19005-2 §6.6, ISO 14289-1 §5)."""

import re
import uuid
from xml.sax.saxutils import escape

from proceedings import __version__
from proceedings.bind.edition import Edition

PRODUCER = f"Proceedings {__version__}"
CREATOR = "Proceedings"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag>{langs}</rdf:Bag></dc:language>
{made}{claims}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
_PRESS = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}{made}<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{standard}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/X identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.npes.org/pdfx/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>GTS_PDFXVersion</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The PDF/X standard that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
_CLAIMS = """<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
"""
_PRESS_CLAIMS = """<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
"""
_STANDARD = "<pdfxid:GTS_PDFXVersion>{}</pdfxid:GTS_PDFXVersion>"
_DATED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_UNDATED = "2000-01-01"
_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"
_KEYWORDS = "<pdf:Keywords>{}</pdf:Keywords>\n"
_MADE = """<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
"""
_SUBJECT = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>\n'


def information(edition: Edition) -> dict[str, str]:
    """Return the entries of the Info dictionary that say something."""
    date = "D:" + day_of(edition).replace("-", "") + "000000Z"
    said = {
        "Title": edition.title,
        "Author": edition.author,
        "Subject": edition.subject,
        "Keywords": edition.keywords,
        "Creator": CREATOR,
        "Producer": PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    return {key: text for key, text in said.items() if text}


def xmp_packet(edition: Edition) -> bytes:
    """Return the metadata of an edition as XMP."""
    langs = dict.fromkeys((edition.lang, *[source.lang for source in edition.sources if source.lang]))
    packet = _XMP.format(
        **_entries(edition),
        langs="".join(f"<rdf:li>{escape(lang)}</rdf:li>" for lang in langs if lang),
        claims=_CLAIMS if edition.fit else "",
    )
    return packet.encode()


def press_packet(edition: Edition, standard: str) -> bytes:
    """Return the metadata of a press edition as XMP, with room for the claim of `standard`, unless that is empty."""
    said = f"{edition.title} {edition.author} {edition.date} {len(edition.leaves)}"
    packet = _PRESS.format(
        **_entries(edition),
        identity=uuid.uuid5(uuid.NAMESPACE_OID, said),
        standard=(_PRESS_CLAIMS if edition.fit else "")
        + (" " * len(standard_claim(standard)) + "\n" if standard else ""),
    )
    return packet.encode()


def _entries(edition: Edition) -> dict[str, str]:
    """Return what Info says too (ISO 19005-2 §6.6.3)."""
    date = day_of(edition) + "T00:00:00Z"
    made = _MADE.format(producer=escape(PRODUCER), creator=escape(CREATOR), date=date)
    return {
        "title": escape(edition.title),
        "author": _AUTHOR.format(escape(edition.author)) if edition.author else "",
        "subject": _SUBJECT.format(escape(edition.subject)) if edition.subject else "",
        "made": (_KEYWORDS.format(escape(edition.keywords)) if edition.keywords else "") + made,
    }


def standard_claim(standard: str) -> bytes:
    """Return the element that says by which version of PDF/X a file was made."""
    return _STANDARD.format(standard).encode()


def day_of(edition: Edition) -> str:
    """Return the day that an edition is dated, which PDF/X wants: the event's, never the clock's."""
    found = _DATED.fullmatch(edition.date)
    return "-".join([part or "01" for part in found.groups()]) if found else _UNDATED
