"""Pieces of hand-made Word files, and what the reader says to those it refuses."""

import pytest

from proposals.word.reading import DocxError, read_docx

BODY = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"


def refusal(file):
    """The sentence with which the file is refused."""
    with pytest.raises(DocxError) as caught:
        read_docx(file)
    return str(caught.value)


def p(text, properties=""):
    """A paragraph with these properties."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def style(number, based_on, more=""):
    """The paragraph style „S3“, named „Name 3“."""
    return (
        f'<w:style w:type="paragraph" w:styleId="S{number}"><w:name w:val="Name {number}"/>'
        f'<w:basedOn w:val="S{based_on}"/>{more}</w:style>'
    )


def styled(count):
    """So many paragraphs, each in a style of its own."""
    return "".join(p(f"Absatz {n}", f'<w:pStyle w:val="S{n}"/>') for n in range(count))


def relations(*targets):
    """The XML that names the parts of a file."""
    xmlns = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{xmlns}">{"".join(targets)}</Relationships>'
