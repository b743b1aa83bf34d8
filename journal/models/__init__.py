from journal.models.chain import Chain
from journal.models.entry import Entry, Note, record, subject_key
from journal.models.seal import Seal

__all__ = ["Chain", "Entry", "Note", "Seal", "record", "subject_key"]
