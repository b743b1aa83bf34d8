"""One row of everything the office writes to steer its year, and what the database refuses of it."""

from proposals.models import FormalCheck, FormalRemark
from steering.models import (
    AgendaVisit,
    Edition,
    EditionDocument,
    EditionLine,
    Pack,
    PackPart,
    PendingMatter,
    PlannedStep,
    SavedView,
    Treatment,
)
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
    ("pack_form", Pack, {"form": "exe"}),
    ("pack_holds", Pack, {"holds": "alles"}),
    ("pack_made_of_something", Pack, {"data": b"%PDF"}),
    ("pack_part_words_or_files", PackPart, {"words": None}),
    ("edition_number_from_1", Edition, {"number": 0}),
    ("edition_line_kind", EditionLine, {"kind": "song"}),
    ("edition_line_standing", EditionLine, {"standing": "lost"}),
    ("edition_line_internal_not_for_guests", EditionLine, {"is_internal": True}),
    ("edition_document_circle", EditionDocument, {"circle": "public"}),
    ("edition_document_size", EditionDocument, {"size": 0}),
]
COPIES = [  # constraint, model, how a second row differs from the first
    ("planned_one_at_a_time", PlannedStep, {"code": "return"}),
    ("treatment_by_one_at_a_time", Treatment, {}),
    ("saved_view_name_once", SavedView, {"query": "stand=tabled"}),
    ("pack_once", Pack, {"ordered_at": NOW}),
    ("pack_part_once", PackPart, {"fingerprint": "b"}),
    ("edition_number_once", Edition, {"note": "Ein anderer"}),
    ("edition_line_rank_once", EditionLine, {}),
    ("edition_line_item_once", EditionLine, {"rank": 2}),
    ("edition_document_once", EditionDocument, {"sha256": "b"}),
    ("one_agenda_visit", AgendaVisit, {"seen": {"1": "a"}}),
]


def rows(proposal, person, land) -> list:
    item = proposal.agenda_item
    edition = Edition.objects.create(
        meeting=item.meeting, number=1, sent_on=NOW.date(), digest="a" * 64, approved_by=person
    )
    pack = Pack.objects.create(meeting=item.meeting, by=person, holds="texts", form="pdf")
    return [
        pack,
        PackPart.objects.create(pack=pack, proposal=proposal, fingerprint="a", words={}),
        edition,
        EditionLine.objects.create(
            edition=edition,
            rank=1,
            item=item,
            number=item.number,
            title=item.title,
            kind=item.kind,
            is_on_consent_list=False,
            is_internal=False,
            is_for_guests=True,
            standing="open",
        ),
        EditionDocument.objects.create(edition=edition, circle="laender", pdf=b"%PDF", sha256="a", size=4),
        AgendaVisit.objects.create(conference=item.meeting.conference, user=person),
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
