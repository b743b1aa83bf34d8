"""Word files built by hand, and Word's own way of accepting and rejecting changes."""

import shutil
import subprocess
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from documents.docx.package import RELATIONSHIPS, WORD

OPEN = f'xmlns:w="{WORD}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@pytest.fixture
def raw_docx():
    """A function that wraps the XML of a body, of styles and of numbering into a Word file."""

    def build(body, *, styles="", numbering="", extra=(), prologue=""):
        relations = "".join(
            f'<Relationship Id="{kind}" Type="{RELATIONSHIPS}/{kind}" Target="{kind}.xml"/>'
            for kind in ("styles", "numbering")
        )
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}'
            "</Relationships>",
            "word/document.xml": f"{prologue}<w:document {OPEN}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {OPEN}>{styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {OPEN}>{numbering}</w:numbering>",
            **dict(extra),
        }
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    return build


@pytest.fixture(scope="session")
def part():
    """A function that reads one part of a Word file as XML."""

    def read(data, name):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return etree.fromstring(archive.read(name))

    return read


def q(name):
    return f"{{{WORD}}}{name}"


@pytest.fixture(scope="session")
def settled(part):
    """A function that reads a Word file with all changes accepted or rejected, the way Word does it.

    Gives (style, depth of numbering, text) for every paragraph, empty ones included.
    """

    def settle(data, *, accept):
        goes = q("del") if accept else q("ins")
        paragraphs, carried = [], ""
        elements = list(part(data, "word/document.xml").iter(q("p")))
        for paragraph in elements:
            properties = paragraph.find(q("pPr"))
            text = carried + "".join(
                node.text or ""
                for node in paragraph.iter(q("t"), q("delText"))
                if goes not in {ancestor.tag for ancestor in node.iterancestors()}
            )
            carried = ""
            if properties.find(f"{q('rPr')}/{goes}") is not None and paragraph is not elements[-1]:
                # Without its mark a paragraph flows into the next one and looks like that. The last mark of a
                # document cannot go: it would leave an empty paragraph.
                carried = text
                continue
            old = properties.find(f"{q('pPrChange')}/{q('pPr')}")
            paragraphs.append((*_look(properties if accept or old is None else old), text))
        return paragraphs

    return settle


def _look(properties):
    style, depth = properties.find(q("pStyle")), properties.find(f"{q('numPr')}/{q('ilvl')}")
    return (
        None if style is None else style.get(q("val")),
        None if depth is None else int(depth.get(q("val"))),
    )


MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
  script:language="StarBasic">
Sub Settle(folder As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  file = Dir(folder &amp; "/*.docx")
  Do While file &lt;&gt; ""
    document = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; file, "_blank", 0, hidden())
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
    document.storeToURL(target &amp; "/" &amp; file, saved())
    document.close(True)
    file = Dir()
  Loop
End Sub
</script:module>
"""


class Office:
    """LibreOffice without a window, with a profile of its own."""

    def __init__(self, program, folder):
        self.profile = folder / "profile"
        self._command = [program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless"]
        # The first start makes the profile; the macro takes the place of the empty module in it.
        (folder / "start.txt").write_text("Start")
        self.convert(folder / "start.txt", "pdf", folder)
        (self.profile / "user/basic/Standard/Module1.xba").write_text(MODULE)

    def convert(self, source, kind, target):
        """Convert a file, or all Word files of a folder, into another format."""
        files = sorted(source.glob("*.docx")) if source.is_dir() else [source]
        self._run("--convert-to", kind, "--outdir", str(target), *map(str, files))

    def settle(self, source, target, *, accept):
        """Accept or reject all changes of all Word files in a folder."""
        command = "AcceptAllTrackedChanges" if accept else "RejectAllTrackedChanges"
        arguments = ",".join(f'"{word}"' for word in (source.as_uri(), command, target.as_uri()))
        self._run(f"macro:///Standard.Module1.Settle({arguments})")

    def _run(self, *arguments):
        subprocess.run([*self._command, *arguments], check=True, capture_output=True, timeout=120)


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """LibreOffice Writer, or a skipped test where it is missing."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice fehlt. Unter Debian und Ubuntu: sudo apt install libreoffice-writer")
    return Office(program, tmp_path_factory.mktemp("office"))
