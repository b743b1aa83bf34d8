"""An agenda as it is printed, as plain data: the floors above fill it in, the writers of PDF and DOCX read it."""

from dataclasses import dataclass
from datetime import datetime

from documents.paper import check_aware, check_level


@dataclass(frozen=True)
class AgendaEntry:
    """A TOP: its number and how deep it lies (1 to 3), what is known of it, and marks such as „intern“.

    `is_gone`: nothing is left of it but its line; a mark says why.
    """

    number: str
    level: int
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    marks: tuple[str, ...] = ()
    is_gone: bool = False

    def __post_init__(self):
        check_level(self.level)


@dataclass(frozen=True, kw_only=True)
class AgendaPaper:
    """The agenda of one meeting. `session`: when, where, in whose chair; `publication`: who may read it."""

    title: str
    conference: str
    session: str
    reference: str
    facts: tuple[tuple[str, str], ...]
    entries: tuple[AgendaEntry, ...]
    dated_at: datetime
    note: tuple[str, ...] = ()
    publication: str = ""
    version_note: str = ""
    is_example: bool = False
    kind: str = "Tagesordnung"

    def __post_init__(self):
        check_aware(self.dated_at)
