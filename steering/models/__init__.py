"""The models of all rooms, where Django looks for them."""

from steering.board.models.planned_step import PlannedStep
from steering.board.models.saved_view import SavedView
from steering.board.models.treatment import Treatment
from steering.check.models import PendingMatter

__all__ = ["PendingMatter", "PlannedStep", "SavedView", "Treatment"]
