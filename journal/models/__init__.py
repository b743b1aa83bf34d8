from journal.models.chain import Chain
from journal.models.entry import Entry, Note, record, subject_key

__all__ = ["Chain", "Entry", "Note", "record", "subject_key"]
