"""Word files as python-docx writes them."""

from io import BytesIO

import docx
import pytest


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
