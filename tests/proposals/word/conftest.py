"""Word's and LibreOffice's ways with tracked changes, as the tests of the documents themselves know them."""

from tests.documents.docx.conftest import office, part, raw_docx, settled

__all__ = ["office", "part", "raw_docx", "settled"]
