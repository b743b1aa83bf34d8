"""Word files as python-docx writes them, and as they are put together by hand."""

from io import BytesIO

import docx
import pytest

from proposals.word.reading import read_docx
from tests.proposals.word.pieces import DECIMAL, HEADINGS, numbering


@pytest.fixture
def word():
    """A function that has python-docx write a file: pairs of style and text, and a few things more."""

    def write(*paragraphs, change=lambda document: None):
        document = docx.Document()
        for style, text in paragraphs:
            document.add_paragraph(text, style)
        change(document)
        buffer = BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return write


@pytest.fixture
def read(raw_docx):
    """A function from the XML of a body to what is read of it."""

    def found(body, *levels, styles=HEADINGS):
        return read_docx(raw_docx(body, styles=styles, numbering=numbering(*(levels or (DECIMAL,)))))

    return found
