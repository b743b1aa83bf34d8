"""Who writes now, and which version holds, is shown to those who may write on the text."""

from datetime import timedelta

import pytest
from django.urls import reverse
from lxml import html

from intmk import clock
from proposals.drafting.standing import standing_of
from tests.proposals.drafting.typed import with_text
from tests.world import NOW


@pytest.fixture
def proposal(proposal_in):
    return proposal_in("drafting")


def seen(client, proposal, **asked):
    return client.get(reverse("proposals:standing", args=[proposal.reference]), asked, headers={"X-Watch": "1"})


def words(response):
    return " ".join(html.fromstring(response.content).text_content().split())


def test_who_else_writes_is_named_for_some_minutes(post, proposal, sign_in):
    post("bayern", proposal, do="keep")
    bayern = sign_in("bayern")
    assert words(seen(bayern, proposal)) == ""
    assert words(seen(sign_in("hamburg"), proposal)) == "Gerade schreibt auch: Bayern."
    clock.stop_at(NOW + timedelta(minutes=4))
    assert words(seen(sign_in("hamburg"), proposal)) == ""


def test_a_version_that_somebody_saves_shows_itself(post, proposal, sign_in):
    post("bayern", proposal, blocks=with_text(proposal.text.read().blocks, 0, "Neu"))
    assert words(seen(sign_in("hamburg"), proposal, fassung=1)).startswith("Inzwischen gilt Fassung 2,")
    assert words(seen(sign_in("hamburg"), proposal, fassung=2)) == ""


def test_a_page_that_knows_it_gets_nothing(proposal, somebody, sign_in):
    mark = standing_of(proposal, somebody("hamburg"), base=1).mark
    assert seen(sign_in("hamburg"), proposal, fassung=1, stand=mark).status_code == 204


def test_who_writes_is_asked_in_one_query(proposal, somebody, django_assert_num_queries):
    hamburg = somebody("hamburg")
    assert proposal.text.number == 1
    with django_assert_num_queries(1):
        standing_of(proposal, hamburg, base=1)


def test_without_scripts_a_link_leads_there(proposal, sign_in):
    page = sign_in("hamburg").get(reverse("proposals:standing", args=[proposal.reference]))
    assert "In den letzten Minuten hat außer Ihnen niemand an diesem Text geschrieben." in words(page)
