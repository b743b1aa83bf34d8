"""What must never be false is refused by the database itself, whoever writes: every constraint of six apps by name."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models

from accounts.models import Appointment, Ministry, SignInThrottle, User
from conferences.models import (
    Conference,
    Contact,
    Deadline,
    GroupMember,
    Meeting,
    Permit,
    ProcedureRules,
    TextTemplate,
    Theme,
    WorkingGroup,
)
from proposals.amendments.models.amendment import Amendment
from proposals.amendments.models.amendment_round import AmendmentRound
from proposals.amendments.models.amendment_sponsor import AmendmentSponsor
from proposals.amendments.models.merge_draft import MergeDraft
from proposals.attachments.content import MAX_BYTES
from proposals.models import (
    Attachment,
    Comment,
    CompetingLink,
    EditorialObjection,
    Milestone,
    Position,
    Presentation,
    Proposal,
    Visit,
    Votum,
    WorkingCopy,
)
from proposals.models.version import Version
from resolutions.models import Feedback, LegalText, PriorReference, Resolution
from tests.conferences import agenda
from tests.conferences.permits import permit
from tests.steering import office
from tests.voting import constraints as voting
from tests.world import NOW

APPS = ("accounts", "conferences", "proposals", "steering", "voting", "resolutions")
BEFORE = date(2000, 1, 1)
EARLIER = NOW - timedelta(days=400)
TOKEN = UUID(int=1)

CHECKS = [  # constraint, model, what an UPDATE tries to write
    *agenda.CHECKS,
    ("appointment_period", Appointment, {"ends_on": BEFORE}),
    ("appointment_land_unless_guest", Appointment, {"land": None}),
    ("appointment_land_unless_guest", Appointment, {"role": "federal_guest"}),
    ("appointment_role", Appointment, {"role": "minister"}),
    ("ministry_period", Ministry, {"valid_to": BEFORE}),
    ("user_email_lower", User, {"email": "Bayern@example.org"}),
    ("throttle_scope", SignInThrottle, {"scope": "other"}),
    ("conference_period", Conference, {"ends_on": BEFORE}),
    ("conference_term_has_chair", Conference, {"chair_land": None}),
    ("conference_term_has_chair", Conference, {"ends_on": None}),
    ("deadline_kind", Deadline, {"kind": "lunch"}),
    ("deadline_hardness", Deadline, {"hardness": "brittle"}),
    ("permit_reference", Permit, {"reference": "14"}),
    ("permit_lasts", Permit, {"until": EARLIER}),
    ("permit_has_reason", Permit, {"reason": ""}),
    ("permit_withdrawn_by_somebody", Permit, {"withdrawn_at": NOW}),
    ("meeting_period", Meeting, {"ends_on": BEFORE}),
    ("meeting_kind", Meeting, {"kind": "party"}),
    ("rules_quorum", ProcedureRules, {"quorum": 18}),
    ("rules_threshold", ProcedureRules, {"majority_threshold": 0}),
    ("rules_threshold", ProcedureRules, {"majority_threshold": 18}),
    ("rules_one_vote_each", ProcedureRules, {"votes_per_member": 2}),
    ("version_title", Version, {"title": ""}),
    ("version_audience", Version, {"audience": "public"}),
    ("version_number_from_1", Version, {"number": 0}),
    ("position_stance", Position, {"stance": "shrugs"}),
    ("position_condition", Position, {"stance": "supports_if"}),
    ("position_condition", Position, {"wording": "Andere Worte."}),
    ("position_committed", Position, {"committed_by": None}),
    ("position_committed", Position, {"is_committed": False}),
    ("position_ended", Position, {"ended_at": NOW}),
    ("position_ended", Position, {"is_current": False}),
    *office.CHECKS,
    ("presentation_release", Presentation, {"release": "song"}),
    ("presentation_act", Presentation, {"act": "sing"}),
    ("presentation_sent_back_why", Presentation, {"act": "send_back"}),
    ("votum_recommendation", Votum, {"recommendation": "applause"}),
    ("proposal_title", Proposal, {"title": ""}),
    ("proposal_number_once_shared", Proposal, {"reference": "2025/1"}),
    ("proposal_number_once_shared", Proposal, {"idea_name": "Idee-k3f7q", "reference": "Idee-k3f7q"}),
    ("proposal_idea_name_form", Proposal, {"idea_name": "Idee-12345"}),
    ("proposal_state", Proposal, {"state": "voting"}),
    ("proposal_audience", Proposal, {"audience": "public"}),
    ("proposal_audience", Proposal, {"audience": "idea"}),
    ("proposal_in_group", Proposal, {"group": None}),
    ("proposal_has_theme", Proposal, {"theme": None}),
    ("proposal_submitted", Proposal, {"submitted_text": None}),
    ("proposal_submitted", Proposal, {"submitted_at": None}),
    ("proposal_frozen_text", Proposal, {"state": "submitted", "text": None}),
    ("proposal_returned", Proposal, {"state": "returned"}),
    ("proposal_late_admission", Proposal, {"is_late": True}),
    ("proposal_pre_meeting", Proposal, {"state": "pre_conference", "pre_meeting": None}),
    ("proposal_on_agenda", Proposal, {"agenda_item": None}),
    ("proposal_on_agenda", Proposal, {"recommendation": "", "urgency": ""}),
    ("proposal_referred", Proposal, {"state": "referred"}),
    ("proposal_united", Proposal, {"state": "united"}),
    ("proposal_united", Proposal, {"united_into": models.F("pk")}),
    ("proposal_united", Proposal, {"state": "united", "united_into": models.F("pk")}),
    ("comment_text", Comment, {"text": ""}),
    ("comment_circle", Comment, {"circle": "friends"}),
    ("comment_audience", Comment, {"audience": "public"}),
    ("comment_of_its_land", Comment, {"circle_land": None}),
    ("comment_of_its_land", Comment, {"circle_land": "SN"}),
    ("comment_of_its_land", Comment, {"by_office": True}),
    ("comment_of_its_land", Comment, {"circle": "all"}),
    ("comment_resolved", Comment, {"resolved_at": NOW}),
    ("comment_resolved", Comment, {"resolved_by": models.F("by")}),
    ("comment_resolved", Comment, {"resolved_at": NOW, "resolved_by": models.F("by"), "parent": models.F("pk")}),
    ("competing_pair_in_order", CompetingLink, {"one": models.F("other"), "other": models.F("one")}),
    ("competing_pair_in_order", CompetingLink, {"one": models.F("other")}),
    ("competing_kind", CompetingLink, {"kind": "agrees"}),
    ("editorial_objection_reason", EditorialObjection, {"reason": ""}),
    ("milestone_name", Milestone, {"name": ""}),
    ("attachment_title", Attachment, {"title": ""}),
    ("attachment_kind", Attachment, {"kind": "song"}),
    ("attachment_access", Attachment, {"access": "public"}),
    ("attachment_size", Attachment, {"size": 0}),
    ("attachment_size", Attachment, {"size": MAX_BYTES + 1}),
    ("proposal_subject_class", Proposal, {"subject_class": "fun"}),
    ("resolution_published", Resolution, {"published_at": None}),
    ("resolution_published", Resolution, {"published_by": None}),
    ("resolution_published", Resolution, {"published_at": EARLIER}),
    ("resolution_published", Resolution, {"visible_from": None}),
    ("resolution_after_embargo", Resolution, {"visible_from": EARLIER}),
    ("resolution_after_embargo", Resolution, {"embargo_until": NOW + timedelta(days=900)}),
    ("resolution_withdrawn", Resolution, {"withdrawal_reason": "Ohne Zeit"}),
    ("resolution_withdrawn", Resolution, {"withdrawn_at": NOW}),
    ("legal_text_page", LegalText, {"page": "agb"}),
    ("legal_text_said", LegalText, {"text": ""}),
    ("feedback_said", Feedback, {"text": ""}),
    ("feedback_settled", Feedback, {"settled_at": NOW}),
    ("prior_resolution_or_text", PriorReference, {"resolution": None}),
    ("prior_resolution_or_text", PriorReference, {"text": "19. IntMK, TOP 2.3"}),
    ("amendment_number_from_1", Amendment, {"number": 0}),
    ("amendment_changes_something", Amendment, {"operations": []}),
    ("amendment_state", Amendment, {"state": "lost"}),
    ("amendment_audience", Amendment, {"audience": "public"}),
    ("amendment_at_session", Amendment, {"tabled_at_session": True}),
    ("amendment_decided", Amendment, {"decision_note": "Erledigt."}),
    ("amendment_replaces_another", Amendment, {"replaces": models.F("pk")}),
    ("working_copy_purpose", WorkingCopy, {"purpose": "speech"}),
    ("working_copy_purpose", WorkingCopy, {"reason": "Besser so."}),
    ("working_copy_purpose", WorkingCopy, {"purpose": "amendment", "note": "Gekürzt"}),
    ("member_period", GroupMember, {"joined_on": NOW.date(), "left_on": EARLIER.date()}),
    ("sponsor_leaves_after_joining", AmendmentSponsor, {"left_at": EARLIER}),
    ("round_act", AmendmentRound, {"act": "shout"}),
    ("round_advice", AmendmentRound, {"advice": "adopt"}),
    ("round_wording", AmendmentRound, {"operations": [1]}),
    *voting.CHECKS,
]
COPIES = [  # constraint, model, how a second row differs from the first
    *agenda.COPIES,
    ("appointment_once", Appointment, {}),
    ("conference_terms_do_not_overlap", Conference, {"number": 99}),
    ("one_deadline_of_a_kind", Deadline, {"due_at": NOW}),
    ("one_permit_at_a_time", Permit, {"reason": "Anders."}),
    ("group_slug", WorkingGroup, {"name": "Andere"}),
    ("member_once", GroupMember, {}),
    ("one_main_meeting", Meeting, {"place": "Hannover"}),
    ("contact_once", Contact, {"phone": "0511 1"}),
    ("text_template_once", TextTemplate, {"words": "Andere"}),
    ("theme_number", Theme, {"slug": "anderes"}),
    ("theme_slug", Theme, {"number": 9}),
    ("version_number", Version, {"title": "Andere"}),
    ("one_current_position", Position, {"stance": "objects"}),
    ("one_prepared_position", Position, {"is_committed": False, "committed_by": None}),
    *office.COPIES,
    ("amendment_number", Amendment, {"reason": "Ein anderer"}),
    ("land_joins_once", AmendmentSponsor, {}),
    ("one_open_merge", MergeDraft, {}),
    ("competing_pair", CompetingLink, {"kind": "overlaps"}),
    ("one_editorial_objection", EditorialObjection, {"reason": "Ein anderer"}),
    ("milestone_once", Milestone, {}),
    ("one_visit", Visit, {"seen_at": EARLIER}),
    ("one_working_copy", WorkingCopy, {"title": "Ein anderer"}),
    ("attachment_version", Attachment, {"token": TOKEN, "is_current": False}),
    ("attachment_current", Attachment, {"token": TOKEN, "version": 2}),
    ("legal_text_number", LegalText, {"text": "Andere Worte"}),
    ("prior_resolution_once", PriorReference, {"note": "Eine andere"}),
    ("prior_text_once", PriorReference, {"resolution": None, "text": "19. IntMK, TOP 2.3"}),
    *voting.COPIES,
]
# Two of that kind are made, beside the one that is there.
TWO_OF_A_KIND = ("one_prepared_position", "prior_text_once", "one_open_ballot", "one_act_of_voting")


@pytest.fixture
def beside(start):
    """The rows that stand beside a proposal: `beside(proposal, person)`."""

    def made(proposal, person):
        hamburg, text = person.appointments.get().land, proposal.text
        own, by_land = {"proposal": proposal, "user": person}, {"land": hamburg, "by": person}
        file = {"title": "Zahlen", "kind": "annex", "access": "land", "file_name": "zahlen.pdf", "size": 4}
        comment = {"text": "Unklar.", "circle": "land", "circle_land": hamburg, "audience": "tabled"}
        return [
            Comment.objects.create(proposal=proposal, version=text, **comment, **by_land),
            CompetingLink.objects.create(one=proposal, other=start("Ein anderer"), kind="competes", **by_land),
            EditorialObjection.objects.create(version=text, land=hamburg, reason="Der Sinn.", raised_by=person),
            Milestone.objects.create(proposal=proposal, version=text, name="Erster Wurf", named_by=person),
            *office.rows(proposal, person, hamburg),
            Presentation.objects.create(
                proposal=proposal, version=text, release="submission", act="present", **by_land
            ),
            Visit.objects.create(version=text, **own),
            WorkingCopy.objects.create(base=text, blocks=text.blocks, **own),
            Attachment.objects.create(proposal=proposal, number=1, **file, data=b"%PDF", **by_land),
            LegalText.objects.create(page="impressum", number=1, text="Anbieter", by=person),
            Feedback.objects.create(text="Die Karte hat keine Legende."),
            PriorReference.objects.create(proposal=proposal, resolution=proposal.resolution, **by_land),
        ]

    return made


@pytest.fixture
def rows(proposal_in, beside, somebody, conference, laender):
    """One row of every model, all of them valid."""
    proposal, person, hamburg = proposal_in("adopted"), somebody("hamburg"), laender["HH"]
    resolution = Resolution.release(proposal, by=somebody("geschaeftsstelle"))
    resolution.publish(by=somebody("presse"))
    about = {"proposal": proposal, "land": hamburg}
    amendment = Amendment.objects.create(
        **about, number=1, base=proposal.text, operations=[{"op": "delete"}], audience="submitted", filed_by=person
    )
    made = [
        Ministry.objects.create(land=hamburg, name="Behörde", valid_from=date(2020, 1, 1)),
        SignInThrottle.objects.create(key="name:1", scope="name", since=NOW, forget_at=NOW),
        Position.objects.create(
            **about, stance="supports", version=proposal.text, taken_by=person, committed_by=person
        ),
        AmendmentSponsor.objects.create(amendment=amendment, land=hamburg, by=person),
        AmendmentRound.objects.create(amendment=amendment, act="ask", by=person, land=hamburg),
        MergeDraft.objects.create(proposal=proposal, base=proposal.text, by=person),
        *(conference, conference.rules, conference.deadlines.get(), conference.meetings.get(kind="main")),
        permit(conference.deadlines.get(), hamburg, person),
        Contact.objects.create(conference=conference, list_name="Fachebene", office="Referat Integration"),
        TextTemplate.objects.create(conference=conference, title="Einladung", words="Wir laden ein."),
        *(conference.themes.get(), conference.groups.get(), conference.groups.get().members.first()),
        *(person, person.appointments.get(), proposal, proposal.text, proposal.vota.get()),
        *(proposal.agenda_item, amendment, resolution),
        *voting.voted(proposal, person, hamburg),
        *beside(proposal, person),
    ]
    return {type(row): row for row in made}


def without_the_others(model, name, written):
    """Leave the table this one check only, so that it is known to be the one that refuses."""
    others = [c.name for c in model._meta.constraints if isinstance(c, models.CheckConstraint) and c.name != name]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for other in others:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{other}"')
        for column in (model._meta.get_field(field).column for field, value in written.items() if value is None):
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" ALTER COLUMN "{column}" DROP NOT NULL')


@pytest.mark.parametrize(
    ("name", "model", "written"), CHECKS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_update_cannot_make_it_false(rows, name, model, written):
    row = rows[model]
    without_the_others(model, name, written)
    with pytest.raises(IntegrityError) as refused:
        model._base_manager.filter(pk=row.pk).update(**written)
    assert refused.value.__cause__.diag.constraint_name == name


@pytest.mark.parametrize(("name", "model", "other"), COPIES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_second_row_cannot_make_it_false(rows, name, model, other):
    row = model._base_manager.get(pk=rows[model].pk)
    copies = [row]
    if name in TWO_OF_A_KIND:
        copies = [row, model._base_manager.get(pk=row.pk)]
    for copy in copies:
        copy.pk = None
        for field, value in other.items():
            setattr(copy, field, value)
    _without_other_keys(model, name)
    with pytest.raises(IntegrityError) as refused:
        model._base_manager.bulk_create(copies)
    assert refused.value.__cause__.diag.constraint_name == name


def _without_other_keys(model, name):
    """Leave the table this one key only, so that it is known to be the one that refuses."""
    others = [c.name for c in model._meta.constraints if isinstance(c, models.UniqueConstraint) and c.name != name]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for other in others:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT IF EXISTS "{other}"')
            cursor.execute(f'DROP INDEX IF EXISTS "{other}"')


def test_every_constraint_is_tried():
    known = {
        (constraint.name, model)
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }
    tried = {(name, model) for name, model, _ in [*CHECKS, *COPIES]}
    assert sorted(name for name, _ in known ^ tried) == []
