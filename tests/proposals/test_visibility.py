"""Who sees which proposal in which state, and for whom it waits: the rows of the query and the single row agree."""

from datetime import date, datetime
from itertools import combinations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from accounts.models import Appointment, User
from accounts.relations import relations
from intmk import clock
from proposals.lineage.splitting import Division
from proposals.models import Position, Proposal
from proposals.states import AUDIENCE, State
from resolutions.models import Resolution
from tests.proposals.steps import take
from tests.world import NOW, PERSONAS, choices
from voting.ballots.recording import record_roll_call

LAST_SECOND = datetime(2025, 6, 30, 23, 59, 59, tzinfo=clock.BERLIN)
HANDOVER = datetime(2025, 7, 1, tzinfo=clock.BERLIN)
WHO = [*PERSONAS, None]
# BY Bayern (leads), HH Hamburg (in the group), SN Sachsen (official, delegate), GS and PR: secretariat and press of the
# chair Niedersachsen, BU guest of the Bund (all is open to it here), NW: offices of the next chair, VW superuser,
# – the public. „f“ is the approver of a Land.
HEAD = "               BY BYf HH HHf SN SNd GS PR BU NW NWp VW –"
SEEN = """
idea            x  x   .  .   .  .   .  .  .  .  .   .  .
exchange        x  x   x  x   x  x   x  .  .  .  .   .  .
drafting        x  x   x  x   .  .   x  .  .  .  .   .  .
submitted       x  x   x  x   x  x   x  .  .  .  .   .  .
returned        x  x   x  x   .  .   x  .  .  .  .   .  .
admitted        x  x   x  x   x  x   x  .  x  .  .   .  .
pre_conference  x  x   x  x   x  x   x  .  x  .  .   .  .
tabled          x  x   x  x   x  x   x  .  x  .  .   .  .
adopted         x  x   x  x   x  x   x  x  x  .  .   .  .
rejected        x  x   x  x   x  x   x  x  x  .  .   .  .
no_majority     x  x   x  x   x  x   x  x  x  .  .   .  .
deferred        x  x   x  x   x  x   x  x  x  .  .   .  .
referred        x  x   x  x   x  x   x  x  x  .  .   .  .
withdrawn       x  x   x  x   x  x   x  .  x  .  .   .  .
carried_over    x  x   x  x   .  .   x  .  .  .  .   .  .
united          x  x   x  x   .  .   x  .  .  .  .   .  .
split           x  x   .  .   .  .   .  .  .  .  .   .  .
successor       x  x   x  x   x  x   x  .  .  .  .   .  .
"""
# From the first day of its term on the new office reads every year, and the old one goes on reading.
SEEN_AFTER_HANDOVER = """
idea            x  x   .  .   .  .   .  .  .  .  .   .  .
exchange        x  x   x  x   x  x   x  .  .  x  .   .  .
drafting        x  x   x  x   .  .   x  .  .  x  .   .  .
submitted       x  x   x  x   x  x   x  .  .  x  .   .  .
returned        x  x   x  x   .  .   x  .  .  x  .   .  .
admitted        x  x   x  x   x  x   x  .  x  x  .   .  .
pre_conference  x  x   x  x   x  x   x  .  x  x  .   .  .
tabled          x  x   x  x   x  x   x  .  x  x  .   .  .
adopted         x  x   x  x   x  x   x  x  x  x  .   .  .
rejected        x  x   x  x   x  x   x  x  x  x  .   .  .
no_majority     x  x   x  x   x  x   x  x  x  x  .   .  .
deferred        x  x   x  x   x  x   x  x  x  x  .   .  .
referred        x  x   x  x   x  x   x  x  x  x  .   .  .
withdrawn       x  x   x  x   x  x   x  .  x  x  .   .  .
carried_over    x  x   x  x   .  .   x  .  .  x  .   .  .
united          x  x   x  x   .  .   x  .  .  x  .   .  .
split           x  x   .  .   .  .   .  .  .  .  .   .  .
successor       x  x   x  x   x  x   x  .  .  x  .   .  .
"""
AWAITED = """
idea            x  x   .  .   .  .   .  .  .  .  .   .  .
exchange        .  .   .  .   .  .   x  .  .  .  .   .  .
drafting        x  x   x  x   .  .   .  .  .  .  .   .  .
submitted       .  .   .  .   .  .   x  .  .  .  .   .  .
returned        x  x   x  x   .  .   .  .  .  .  .   .  .
admitted        .  .   .  .   .  .   x  .  .  .  .   .  .
pre_conference  .  .   .  .   .  .   x  .  .  .  .   .  .
"""
AWAITED_AFTER_HANDOVER = """
successor       .  .   .  .   .  .   .  .  .  x  .   .  .
"""
STATES = [line.split()[0] for line in SEEN.strip().splitlines()]
STEPS_OF_THE_OFFICE = {
    "exchange": {"assign", "unite", "carry_over"},
    "drafting": {"carry_over"},
    "returned": {"carry_over"},
    "submitted": {"return", "admit", "carry_over"},
    "admitted": {"to_pre_conference", "table_directly", "unite", "split", "carry_over"},
    "pre_conference": {"return", "recommend", "table", "unite", "split", "carry_over"},
    "tabled": {"defer", "refer"},
}


@pytest.fixture
def proposals(proposal_in, stopped_clock) -> dict[str, Proposal]:
    """One proposal in each state; all are open to the Bund. The successor is that of the one carried over."""
    found = {state: proposal_in(state) for state in STATES if state not in ("united", "split", "successor")}
    for ending, before in (("united", "drafting"), ("split", "idea")):
        found[ending] = proposal_in(before)
        into = found["tabled"] if ending == "united" else None
        Proposal.objects.filter(pk=found[ending].pk).update(state=ending, united_into=into)
    found["successor"] = found["carried_over"].successors.get()
    Proposal.objects.filter(predecessor=found["deferred"]).update(is_open_to_guests=True)
    Proposal.objects.update(is_open_to_guests=True)
    stopped_clock(NOW)
    return {state: Proposal.objects.for_page().get(pk=proposal.pk) for state, proposal in found.items()}


@pytest.fixture
def people(somebody):
    """All personas and the public, with nothing remembered from an earlier day."""
    return lambda: [somebody(name) if name else AnonymousUser() for name in WHO]


def picture(proposals, people, rows_of, *, whole=True) -> str:
    seen = [set(rows_of(user).values_list("pk", flat=True)) for user in people]
    lines = [[state, *("x" if p.pk in rows else "." for rows in seen)] for state, p in proposals.items()]
    lines = [line for line in lines if whole or "x" in line]
    return drawn("\n".join(" ".join(line) for line in lines))


def drawn(table: str) -> str:
    """One line for each row, with the same blanks whoever typed it."""
    return "\n".join(" ".join(line.split()) for line in table.strip().splitlines())


def test_head_names_every_persona():
    assert len(HEAD.split()) == len(WHO)


@pytest.mark.parametrize("at", [NOW, LAST_SECOND])
def test_what_each_person_sees_in_the_term(proposals, people, stopped_clock, at):
    stopped_clock(at)
    assert picture(proposals, people(), Proposal.objects.visible_to) == drawn(SEEN)


def test_what_each_person_sees_after_the_handover(proposals, people, stopped_clock):
    stopped_clock(HANDOVER)
    assert picture(proposals, people(), Proposal.objects.visible_to) == drawn(SEEN_AFTER_HANDOVER)


@pytest.mark.parametrize("at", [NOW, LAST_SECOND])
def test_for_whom_each_proposal_waits_in_the_term(proposals, people, stopped_clock, at):
    stopped_clock(at)
    assert picture(proposals, people(), Proposal.objects.awaiting, whole=False) == drawn(AWAITED)


def test_for_whom_each_proposal_waits_after_the_handover(proposals, people, stopped_clock):
    stopped_clock(HANDOVER)
    assert picture(proposals, people(), Proposal.objects.awaiting, whole=False) == drawn(AWAITED_AFTER_HANDOVER)


@pytest.mark.parametrize("at", [NOW, LAST_SECOND, HANDOVER])
def test_query_row_and_table_agree(proposals, people, stopped_clock, at):
    stopped_clock(at)
    for user in people()[:-1]:
        rows = set(Proposal.objects.visible_to(user).values_list("pk", flat=True))
        by_row = {p.pk for p in proposals.values() if p.may_be_seen_by(user)}
        by_table = {
            p.pk
            for p in proposals.values()
            if AUDIENCE[State(p.audience)] & relations(user.appointments_today, p.parties(), clock.today()).keys()
        }
        assert rows & {p.pk for p in proposals.values()} == by_row == by_table


def test_query_and_row_agree_for_people_of_two_functions(proposals, conference):
    for first, second in combinations([spec for spec in PERSONAS.values() if spec], 2):
        user = User.objects.create_user(f"{first}{second}@example.org".replace(" ", ""), name="Zwei")
        for role, land in (first, second):
            Appointment.objects.create(user=user, role=role, land_id=land, starts_on=date(2024, 7, 1))
        rows = set(Proposal.objects.visible_to(user).values_list("pk", flat=True))
        assert rows & {p.pk for p in proposals.values()} == {p.pk for p in proposals.values() if p.may_be_seen_by(user)}


def test_bund_sees_nothing_that_is_not_open(proposals, somebody):
    Proposal.objects.update(is_open_to_guests=False)
    assert list(Proposal.objects.visible_to(somebody("bund"))) == []
    assert [p for p in Proposal.objects.for_page() if p.may_be_seen_by(somebody("bund"))] == []


def test_rows_are_counted_once_however_many_relations_hold(proposals, somebody):
    found = list(Proposal.objects.visible_to(somebody("bayern_freigabe")))
    assert len(found) == len(set(found)) == Proposal.objects.count()


def test_co_sponsor_outside_the_group_sees_the_draft(proposal_in, somebody, conference):
    proposal, sachsen = proposal_in("exchange"), somebody("sachsen")
    Position.take(proposal, "co_sponsor", by=sachsen)
    proposal.move("take_up", by=somebody("bayern"), group=conference.groups.get(), theme=conference.themes.get())
    assert list(Proposal.objects.visible_to(sachsen)) == [proposal]
    assert Proposal.objects.get().may_be_seen_by(sachsen)
    assert list(Proposal.objects.visible_to(somebody("stimmfuehrung"))) == []
    Position.take(proposal, "examining", by=sachsen)
    assert list(Proposal.objects.visible_to(sachsen)) == []
    assert not Proposal.objects.get().may_be_seen_by(sachsen)


def test_land_that_leaves_the_group_sees_the_draft_no_more(proposal_in, somebody, conference):
    proposal = proposal_in("drafting")
    assert list(Proposal.objects.visible_to(somebody("hamburg"))) == [proposal]
    conference.groups.get().members.filter(land="HH").delete()
    assert list(Proposal.objects.visible_to(somebody("hamburg"))) == []


def test_office_moves_until_the_last_second_and_then_no_more(proposals, somebody, stopped_clock):
    stopped_clock(LAST_SECOND)
    office = somebody("geschaeftsstelle")
    steps = {s: {step.transition.code for step in p.steps_for(office)} for s, p in proposals.items()}
    assert {s: codes for s, codes in steps.items() if codes} == STEPS_OF_THE_OFFICE
    stopped_clock(HANDOVER)
    facts = {"target": proposals["tabled"], "division": Division((), {}), "reason": "Ja."}
    for name in ("geschaeftsstelle", "geschaeftsstelle_nw"):
        office = somebody(name)
        for state, codes in STEPS_OF_THE_OFFICE.items():
            assert proposals[state].steps_for(office) == []
            for code in codes:
                with pytest.raises(PermissionDenied):
                    take(proposals[state], code, by=office, **facts)
        with pytest.raises(PermissionDenied):
            record_roll_call(proposals["tabled"], choices(), by=office)
        with pytest.raises(PermissionDenied):
            proposals["admitted"].open_to_guests(False, by=office)


def test_next_office_takes_over_what_was_carried_on(proposals, somebody, stopped_clock):
    successor, nw = proposals["successor"], somebody("geschaeftsstelle_nw")
    stopped_clock(LAST_SECOND)
    assert successor.steps_for(somebody("geschaeftsstelle_nw")) == []
    stopped_clock(HANDOVER)
    assert {step.transition.code for step in successor.steps_for(nw)} == {"assign", "unite", "carry_over"}
    assert successor.steps_for(somebody("geschaeftsstelle")) == []


def test_former_office_still_releases_and_its_press_still_publishes(proposals, somebody, stopped_clock):
    stopped_clock(HANDOVER)
    for name in ("geschaeftsstelle_nw", "presse", "presse_nw", "bayern_freigabe"):
        with pytest.raises(PermissionDenied):
            Resolution.release(proposals["adopted"], by=somebody(name))
    resolution = Resolution.release(proposals["adopted"], by=somebody("geschaeftsstelle"))
    for name in ("presse_nw", "geschaeftsstelle", "geschaeftsstelle_nw"):
        with pytest.raises(PermissionDenied):
            resolution.publish(by=somebody(name))
    assert resolution.publish(by=somebody("presse"))
