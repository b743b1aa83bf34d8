"""One row of everything the office writes to steer its year, and what the database refuses of it."""

from proposals.models import FormalCheck, FormalRemark
from steering.models import PendingMatter, PlannedStep, SavedView, Treatment
from tests.world import NOW

CHECKS = [  # constraint, model, what makes it false
    ("formal_check_verdict", FormalCheck, {"verdict": "song"}),
    ("formal_remark_place", FormalRemark, {"place": "title"}),
    ("formal_remark_place", FormalRemark, {"place": "field", "key": ""}),
    ("formal_remark_place", FormalRemark, {"place": "song"}),
    ("formal_remark_words", FormalRemark, {"words": ""}),
    ("formal_remark_settled", FormalRemark, {"settled_at": NOW}),
    ("pending_answer", PendingMatter, {"answer": "song"}),
    ("pending_source", PendingMatter, {"source": ""}),
    ("pending_matter_named", PendingMatter, {"answer": "conference"}),
    ("planned_applied_has_ended", PlannedStep, {"was_applied": True}),
    ("saved_view_name", SavedView, {"name": ""}),
]
COPIES = [  # constraint, model, how a second row differs from the first
    ("planned_one_at_a_time", PlannedStep, {"code": "return"}),
    ("treatment_by_one_at_a_time", Treatment, {}),
    ("saved_view_name_once", SavedView, {"query": "stand=tabled"}),
]


def rows(proposal, person, land) -> list:
    return [
        FormalCheck.objects.create(proposal=proposal, version=proposal.text, verdict="fine", by=person),
        FormalRemark.objects.create(
            proposal=proposal,
            version=proposal.text,
            place="block",
            key="b1",
            named="Ziffer 1",
            words="Unklar.",
            by=person,
        ),
        SavedView.objects.create(land=land, owner=person, name="Bei uns"),
        PlannedStep.objects.create(proposal=proposal, code="admit", by=person),
        Treatment.objects.create(proposal=proposal, by=person),
        PendingMatter.objects.create(proposal=proposal, answer="nowhere", source="DIP, 3. März", by=person),
    ]
