"""The models of all rooms, where Django looks for them."""

from steering.board.models.planned_step import PlannedStep
from steering.board.models.saved_view import SavedView
from steering.board.models.treatment import Treatment
from steering.check.models import PendingMatter
from steering.editions.models.agenda_visit import AgendaVisit
from steering.editions.models.edition import Edition, EditionDocument, EditionLine
from steering.packs.models import Pack, PackPart

__all__ = [
    "AgendaVisit",
    "Edition",
    "EditionDocument",
    "EditionLine",
    "Pack",
    "PackPart",
    "PendingMatter",
    "PlannedStep",
    "SavedView",
    "Treatment",
]
