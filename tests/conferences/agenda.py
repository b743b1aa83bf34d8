"""What the database refuses of an agenda item: read by the test of all constraints."""

from django.db import models

from conferences.models import AgendaItem
from tests.world import NOW

CHECKS = [
    ("top_number_form", AgendaItem, {"number": "2,3"}),
    ("top_kind", AgendaItem, {"kind": "speech"}),
    ("top_not_below_itself", AgendaItem, {"parent": models.F("pk")}),
    ("top_joint_with_another", AgendaItem, {"joint_with": models.F("pk")}),
    ("top_moved_elsewhere", AgendaItem, {"moved_to": models.F("pk")}),
    ("top_withdrawn_why", AgendaItem, {"withdrawn_at": NOW}),
]
COPIES = [
    ("top_number_once", AgendaItem, {"rank": 99}),
    ("top_rank_once", AgendaItem, {"number": "99"}),
]
