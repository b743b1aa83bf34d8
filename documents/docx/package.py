"""The Word file around a text: its fixed parts lie in `parts/`, the rest is made here."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from lxml import etree

from documents.characters import printable
from documents.paper import stand

PARTS = Path(__file__).parent / "parts"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
DUBLIN_TERMS = "http://purl.org/dc/terms/"
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

# A4 with the margins of an official letter, in twentieths of a point.
PAGE_SIZE = {"w": "11906", "h": "16838"}
MARGINS = {
    "top": "1531",
    "right": "1304",
    "bottom": "1418",
    "left": "1531",
    "header": "709",
    "footer": "709",
    "gutter": "0",
}


def w(tag, *children, **attributes):
    """An element of WordprocessingML; attributes are of its namespace, too."""
    named = {f"{{{WORD}}}{name}": str(value) for name, value in attributes.items()}
    element = etree.Element(f"{{{WORD}}}{tag}", named, nsmap={"w": WORD})
    element.extend(children)
    return element


def run(text, *look, tag="t"):
    """A run of text; `tag` is "delText" inside a deletion, `look` what tells it from the words around it."""
    words = w(tag)
    words.text = printable(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", w("rPr", *look), words) if look else w("r", words)


def docx_bytes(paragraphs, *, paper, title, tracks_revisions=False):
    """The Word file: the same paper always gives the same bytes."""
    parts = {
        "[Content_Types].xml": (PARTS / "content_types.xml").read_bytes(),
        "_rels/.rels": (PARTS / "package_rels.xml").read_bytes(),
        "docProps/core.xml": _core_properties(paper, title),
        "word/_rels/document.xml.rels": (PARTS / "document_rels.xml").read_bytes(),
        "word/document.xml": _xml(w("document", w("body", *paragraphs, _section()))),
        "word/styles.xml": (PARTS / "styles.xml").read_bytes(),
        "word/numbering.xml": (PARTS / "numbering.xml").read_bytes(),
        "word/settings.xml": _settings(tracks_revisions),
        "word/header1.xml": _xml(_header(paper)),
        "word/footer1.xml": _xml(_footer(paper)),
    }
    # The oldest date a zip archive knows: the moment of writing must not show in the bytes.
    day = (1980, 1, 1, 0, 0, 0)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=day), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _xml(element):
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _section():
    section = w("sectPr")
    for kind in ("header", "footer"):
        reference = w(f"{kind}Reference", type="default")
        reference.set(f"{{{RELATIONSHIPS}}}id", f"rId{kind.capitalize()}")
        section.append(reference)
    section.extend([w("pgSz", **PAGE_SIZE), w("pgMar", **MARGINS)])
    return section


def _header(paper):
    mark = ["Beispieltext"] if paper.is_example else []
    left = " · ".join(part for part in (*mark, paper.conference, paper.reference) if part)
    style = w("pPr", w("pStyle", val="Header"))
    return w("hdr", w("p", style, run(left), w("r", w("tab")), run(paper.version_note)))


def _footer(paper):
    style = w("pPr", w("pStyle", val="Footer"))
    day = run(stand(paper))
    page = [run("Seite "), _field("PAGE"), run(" von "), _field("NUMPAGES")]
    return w("ftr", w("p", style, day, w("r", w("tab")), *page))


def _field(instruction):
    return w("fldSimple", run("1"), instr=instruction)


def _settings(tracks_revisions):
    settings = etree.fromstring((PARTS / "settings.xml").read_bytes())
    settings.find(f"{{{WORD}}}trackRevisions").set(f"{{{WORD}}}val", str(int(tracks_revisions)))
    return _xml(settings)


def _core_properties(paper, title):
    names = {"cp": PROPERTIES, "dc": DUBLIN_CORE, "dcterms": DUBLIN_TERMS, "xsi": SCHEMA_INSTANCE}
    root = etree.Element(f"{{{PROPERTIES}}}coreProperties", nsmap=names)
    for name, value in {"title": title, "subject": paper.reference, "language": "de-DE"}.items():
        etree.SubElement(root, f"{{{DUBLIN_CORE}}}{name}").text = printable(value)
    for name in ("created", "modified"):
        moment = etree.SubElement(root, f"{{{DUBLIN_TERMS}}}{name}")
        moment.set(f"{{{SCHEMA_INSTANCE}}}type", "dcterms:W3CDTF")
        moment.text = _utc(paper.dated_at)
    return _xml(root)


def _utc(moment: datetime):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
