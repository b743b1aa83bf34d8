"""Planned, then applied: steps for many proposals, unseen outside, looked at together, taken all or none."""

import html
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from intmk.refusal import Refused
from journal.models import Entry
from journal.verbs import Urgency
from proposals.models import Proposal
from steering.board.planning import apply, drop, plan
from steering.board.plans import PLANNABLE, told_of
from steering.models import PlannedStep
from tests.together import same
from tests.world import BEFORE

BOARD = "/steuerung/"


@pytest.fixture
def three(world, stopped_clock):
    """Three submitted proposals, before the Vorkonferenz."""
    found = [world.proposal_in("submitted", title=f"Vorschlag {number}") for number in range(3)]
    stopped_clock(BEFORE)
    return found


@pytest.fixture
def by(world):
    return world.somebody("geschaeftsstelle")


def planned(world, proposals, code="admit", by=None, **facts):
    plan(world.conference, [p.reference for p in proposals], code, facts or {"note": "Geprüft."}, by=by)
    return list(PlannedStep.objects.filter(ended_at=None).order_by("pk").values_list("pk", flat=True))


def states(proposals) -> list[str]:
    return [Proposal.objects.get(pk=proposal.pk).state for proposal in proposals]


@pytest.mark.django_db
def test_plan_changes_nothing_and_is_not_seen_outside(world, three, by, sign_in):
    planned(world, three, by=by)
    assert states(three) == ["submitted"] * 3
    seen = {
        name: html.unescape(sign_in(name).get(three[0].get_absolute_url()).content.decode()).count("geplant")
        for name in ("bayern", "sachsen")
    }
    assert seen == {"bayern": 0, "sachsen": 0}
    page = html.unescape(sign_in("geschaeftsstelle").get(BOARD).content.decode())
    assert (page.count("geplant: Zugelassen"), page.count("3 geplante Schritte")) == (3, 1)


@pytest.mark.django_db
def test_review_says_old_new_and_who_is_told(world, three, by, sign_in):
    planned(world, three, by=by)
    page = html.unescape(sign_in("geschaeftsstelle").get(f"{BOARD}plaene/").content.decode())
    assert (page.count(">Eingereicht</span>"), page.count('<span class="planned">Zugelassen</span>')) == (3, 3)
    admit = next(step for step in PLANNABLE if step.code == "admit")
    assert page.count(told_of(admit)) == 3


@pytest.mark.parametrize("step", PLANNABLE, ids=lambda step: step.code)
def test_every_plannable_step_says_who_is_told_in_words(step):
    assert told_of(step).endswith(f"({Urgency(step.verb.urgency).label})")


@pytest.mark.django_db
def test_applied_together_each_has_its_entry(world, three, by):
    keys = planned(world, three, by=by)
    assert apply(world.conference, keys, by=by) == 3
    assert states(three) == ["admitted"] * 3
    assert Entry.objects.filter(verb="admit").count() == 3
    assert PlannedStep.objects.filter(was_applied=True, ended_at__isnull=False).count() == 3
    assert apply(world.conference, keys, by=by) == 0


@pytest.mark.django_db
def test_only_the_chosen_are_applied(world, three, by):
    first, *_ = planned(world, three, by=by)
    assert apply(world.conference, [first], by=by) == 1
    assert states(three) == ["admitted", "submitted", "submitted"]
    assert PlannedStep.objects.filter(ended_at=None).count() == 2


@pytest.mark.django_db
def test_one_that_has_moved_elsewhere_stops_all(world, three, by):
    keys = planned(world, three, by=by)
    same(three[1]).move("return", by=by, reason="Unklar.")
    with pytest.raises(Refused, match=f"{three[1].reference}: „Zulassen“ ist nicht möglich"):
        apply(world.conference, keys, by=by)
    assert states(three) == ["submitted", "returned", "submitted"]
    assert PlannedStep.objects.filter(ended_at=None).count() == 3


@pytest.mark.django_db
def test_one_that_was_taken_by_hand_meanwhile_ends_its_plan(world, three, by):
    keys = planned(world, three, by=by)
    same(three[1]).move("admit", by=by)
    assert apply(world.conference, keys, by=by) == 2
    assert states(three) == ["admitted"] * 3
    assert PlannedStep.objects.filter(was_applied=True).count() == 2
    assert PlannedStep.objects.filter(ended_at=None).count() == 0


@pytest.mark.django_db(transaction=True)
def test_bulk_apply_while_one_of_them_moves_is_all_or_none(world, three, by, together):
    keys = planned(world, three, by=by)
    applied, moved = together(
        lambda: apply(world.conference, keys, by=by),
        lambda: same(three[1]).move("return", by=by, reason="Unklar."),
    )
    if applied == 3:
        assert (isinstance(moved, Refused), states(three)) == (True, ["admitted"] * 3)
    else:
        assert (isinstance(applied, Refused), moved) == (True, True)
        assert states(three) == ["submitted", "returned", "submitted"]
    assert Entry.objects.filter(verb__in=["admit", "return"]).count() == (3 if applied == 3 else 1)


@pytest.mark.django_db(transaction=True)
def test_two_officials_apply_the_same_plans_at_once(world, three, by, together):
    keys = planned(world, three, by=by)
    one, other = together(*[lambda: apply(world.conference, keys, by=by)] * 2)
    assert sorted([one, other]) == [0, 3]
    assert Entry.objects.filter(verb="admit").count() == 3


@pytest.mark.django_db
def test_another_plan_replaces_the_first_and_dropping_ends_it(world, three, by):
    planned(world, three, by=by)
    keys = planned(world, three[:1], "return", by=by, reason="Unklar.")
    assert list(PlannedStep.objects.filter(ended_at=None).values_list("code", flat=True)) == [
        "admit",
        "admit",
        "return",
    ]
    assert drop(world.conference, keys, by=by) == 3
    assert (PlannedStep.objects.filter(ended_at=None).count(), states(three)) == (0, ["submitted"] * 3)


@pytest.mark.django_db
def test_what_cannot_take_the_step_is_named_and_nothing_is_planned(world, three, by):
    same(three[0]).move("return", by=by, reason="Unklar.")
    with pytest.raises(Refused, match=f"{three[0].reference}: Der Vorschlag hat jetzt den Stand „Zur Überarbeitung"):
        planned(world, three, by=by)
    assert PlannedStep.objects.count() == 0


@pytest.mark.django_db
def test_office_plans_and_applies_by_hand(world, three, sign_in):
    client, meeting = sign_in("geschaeftsstelle"), world.conference.meetings.get(kind="pre")
    for proposal in three:
        same(proposal).move("admit", by=world.somebody("geschaeftsstelle"))
    chosen = urlencode([*(("wahl", p.reference) for p in three), ("schritt", "to_pre_conference")])
    page = client.get(f"{BOARD}planen/?{chosen}").content.decode()
    assert (page.count('name="meeting"'), page.count('name="subject_class"')) == (1, 0)
    answer = client.post(f"{BOARD}planen/?{chosen}", {"meeting": meeting.pk}, follow=True)
    assert html.unescape(answer.content.decode()).count("Geplant: „In die Vorkonferenz geben“ für 3.") == 1
    keys = list(PlannedStep.objects.values_list("pk", flat=True))
    answer = client.post(reverse("steering:settle_plans"), {"plan": keys, "do": "apply"}, follow=True)
    assert html.unescape(answer.content.decode()).count("Angewendet: 3.") == 1
    assert states(three) == ["pre_conference"] * 3


@pytest.mark.django_db
def test_refused_application_tells_which_and_keeps_the_plans(world, three, by, sign_in):
    keys = planned(world, three, by=by)
    same(three[1]).move("return", by=by, reason="Unklar.")
    page = sign_in("geschaeftsstelle").get(f"{BOARD}plaene/").content.decode()
    assert (page.count(" checked>"), page.count("step__objection")) == (2, 1)
    answer = sign_in("geschaeftsstelle").post(
        reverse("steering:settle_plans"), {"plan": keys, "do": "apply"}, follow=True
    )
    assert html.unescape(answer.content.decode()).count("Es wurde kein Schritt angewendet.") == 1


@pytest.mark.django_db
def test_plan_without_proposals_leads_back_to_the_board(world, sign_in):
    answer = sign_in("geschaeftsstelle").get(f"{BOARD}planen/", follow=True)
    assert html.unescape(answer.content.decode()).count("Wählen Sie wenigstens einen Vorschlag aus.") == 1


@pytest.mark.django_db
def test_review_asks_the_same_number_of_times_for_one_and_three_plans(
    world, three, by, sign_in, django_assert_num_queries
):
    client = sign_in("geschaeftsstelle")
    for count in (1, 3):
        planned(world, three[:count], by=by)
        with django_assert_num_queries(7):
            client.get(f"{BOARD}plaene/")


@pytest.mark.django_db
def test_nobody_else_plans(world, three, somebody):
    keys = planned(world, three, by=somebody("geschaeftsstelle"))
    for name in ("bayern", "presse", "geschaeftsstelle_nw"):
        for verb in (apply, drop):
            with pytest.raises(PermissionDenied):
                verb(world.conference, keys, by=somebody(name))
    assert states(three) == ["submitted"] * 3
