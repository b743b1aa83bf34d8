"""By which of its first bytes a file from outside is known."""

import re

# Readers look for it so far: a mark of the encoding, an empty line or the header of a spooler may stand before it.
PDF_BEGINS_WITHIN = 1024
_PDF = b"%PDF-"
_LATER_PDF = re.compile(rb"%PDF-\d\.\d")


def is_pdf(data: bytes) -> bool:
    """Whether the file is a PDF, as readers of PDF see it."""
    return data.startswith(_PDF) or _LATER_PDF.search(data[: PDF_BEGINS_WITHIN + len(b"%PDF-1.7")]) is not None
