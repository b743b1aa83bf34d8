"""The page of a working group: what each reader sees of members, texts, questions and papers."""

from datetime import date

import pytest

from conferences.models import GroupMember, WorkingGroup
from dossier.groups import group_page
from proposals.comments.circles import Circle
from proposals.models import Comment

URL = "/vorschlaege/arbeitsgruppen/20/sprache/"


@pytest.fixture
def page(conference, somebody):
    def of(who):
        groups = WorkingGroup.objects.select_related("conference__rules", "lead_land")
        return group_page(groups.get(slug="sprache", conference=conference), somebody(who))

    return of


def test_texts_say_what_they_wait_for(world, page):
    draft, submitted = world.proposal_in("drafting"), world.proposal_in("submitted")
    world.proposal_in("withdrawn")
    found = page("hamburg")
    assert [(text.proposal, text.wait.step) for text in found.texts] == [
        (draft, "Einreichen"),
        (submitted, "Zulassen"),
    ]
    assert [proposal.state for proposal in found.ended] == ["withdrawn"]


def test_who_is_not_in_the_group_sees_no_draft(world, page):
    world.proposal_in("drafting", title="Geheim")
    assert [len(page(who).texts) for who in ("bayern", "hamburg", "geschaeftsstelle", "sachsen")] == [1, 1, 1, 0]


def test_open_questions_are_those_the_reader_may_read(world, page, somebody):
    proposal = world.proposal_in("submitted")
    for circle in (Circle.ALL, Circle.GROUP, Circle.LAND):
        Comment.write(proposal, "Warum?", circle=circle, by=somebody("bayern"))
    counts = {who: page(who).texts[0].questions for who in ("bayern", "hamburg", "sachsen")}
    assert counts == {"bayern": 3, "hamburg": 2, "sachsen": 1}


def test_members_over_time(page, conference):
    GroupMember.objects.filter(land="HH").update(joined_on=date(2024, 7, 1), left_on=date(2025, 1, 31))
    found = page("sachsen")
    assert [member.land_id for member in found.members] == ["BY"]
    assert [(member.land_id, member.left_on) for member in found.earlier] == [("HH", date(2025, 1, 31))]
    assert [page(who).may_admit for who in ("bayern", "geschaeftsstelle", "sachsen")] == [True, True, False]


def test_an_empty_group_says_what_to_do_next(sign_in, conference):
    page = sign_in("sachsen").get(URL).content.decode()
    assert "Kein Text der Gruppe ist in Arbeit" in page
    assert "das Land nimmt andere auf" in page


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_at_any_number(world, sign_in, somebody, count, django_assert_num_queries):
    for number in range(count):
        Comment.write(world.proposal_in("drafting", title=f"{number}"), "?", circle=Circle.ALL, by=somebody("bayern"))
    client = sign_in("hamburg")
    with django_assert_num_queries(10):
        client.get(URL)
