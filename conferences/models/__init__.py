from conferences.models.agenda_item import AgendaItem
from conferences.models.conference import Conference
from conferences.models.contact import Contact
from conferences.models.deadline import Deadline
from conferences.models.group import GroupMember, WorkingGroup
from conferences.models.meeting import Meeting
from conferences.models.permit import Permit
from conferences.models.rules import ProcedureRules
from conferences.models.text_template import TextTemplate
from conferences.models.theme import Theme

__all__ = [
    "AgendaItem",
    "Conference",
    "Contact",
    "Deadline",
    "GroupMember",
    "Meeting",
    "Permit",
    "ProcedureRules",
    "TextTemplate",
    "Theme",
    "WorkingGroup",
]
