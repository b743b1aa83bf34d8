"""The demo year, told once from its first day to the hand-over: it fits its clock, and each office finds its part."""

from django.db.models import Max

from accounts.permissions import Role
from conferences.models import Conference
from demo import story, world
from demo.moments import START, Moment
from demo.telling import someone
from journal.models import Entry
from journal.verification import findings
from notices.tasks import resolutions_waiting, tasks_of
from proposals.kinds import ProposalKind
from proposals.models import Comment, Position, Proposal, Version
from proposals.states import STAGE, UNDER_WAY, Stage, State
from resolutions.models import Resolution
from text.divide import points

WRITTEN_AT = {Entry: "at", Version: "saved_at", Position: "taken_at", Comment: "at", Resolution: "published_at"}
YEAR = sorted(Moment, key=lambda moment: moment.at)


def test_the_year_from_the_autumn_to_the_handover(laender, stopped_clock):
    world.build()
    events, before = story.events(), None
    for moment in YEAR:
        assert (moment, story.play(events, after=before, until=moment.at)) == (moment, [])
        before = moment.at
        stopped_clock(moment.at)
        nothing_lies_ahead(moment)
        assert (moment, list(findings())) == (moment, [])
        offices_have_their_part(moment)
        if moment == START:
            every_stage_and_every_theme_is_there()
            texts_are_of_a_real_size()
    nothing_is_left_behind()


def nothing_lies_ahead(moment):
    newest = {model.__name__: model.objects.aggregate(at=Max(at))["at"] for model, at in WRITTEN_AT.items()}
    assert [name for name, at in newest.items() if at and at > moment.at] == []


def offices_have_their_part(moment):
    """The secretariat of the chair Land always, its press from the special conference on."""
    conference = Conference.objects.current().get()
    office, press = someone(conference.chair_land_id, Role.SECRETARIAT), someone("NI", Role.PRESS)
    assert (moment, bool(tasks_of(office, conference))) == (moment, True)
    assert (moment, bool(resolutions_waiting(press))) == (moment, moment != Moment.AUTUMN)


def every_stage_and_every_theme_is_there():
    proposals = list(Proposal.objects.filter(conference=world.NUMBER))
    assert len(proposals) >= 14
    assert {STAGE[State(proposal.state)] for proposal in proposals} == set(Stage)
    assert len({proposal.theme_id for proposal in proposals} - {None}) == 8
    kinds = [proposal.kind for proposal in proposals]
    assert (kinds.count(ProposalKind.LEAD), kinds.count(ProposalKind.DECLARATION)) == (1, 1)
    assert all(proposal.is_example for proposal in proposals)


def texts_are_of_a_real_size():
    """Four to nine Ziffern and a rationale; the Leitantrag has more, an idea may have less."""
    for proposal in Proposal.objects.filter(conference=world.NUMBER).exclude(state=State.IDEA).select_related("text"):
        blocks = proposal.text.read().blocks
        most = 30 if proposal.kind == ProposalKind.LEAD else 9
        assert 4 <= len(points(blocks)) <= most, proposal
        assert any(block.kind == "rationale" for block in blocks), proposal


def nothing_is_left_behind():
    """After the hand-over only ideas that their Land kept for itself are unfinished, and the old office is at rest."""
    left = Proposal.objects.filter(conference=world.NUMBER, state__in=sorted(UNDER_WAY))
    assert {proposal.state for proposal in left} == {State.IDEA}
    assert Proposal.objects.filter(conference=world.NUMBER + 1).count() >= 5
    assert tasks_of(someone("NI", Role.SECRETARIAT)) == []
