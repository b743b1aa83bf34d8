"""From one proposal to the next within the list a person comes from; and to a Ziffer."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest

from proposals.models import Proposal
from tests.world import NOW


@pytest.fixture
def three(proposal_in):
    """Three proposals in exchange, the third changed last; between them an idea."""
    states = ("exchange", "exchange", "idea", "exchange")
    made = [proposal_in(state, title=f"Kurse {place}") for place, state in enumerate(states)]
    for place, proposal in enumerate(made):
        Proposal.objects.filter(pk=proposal.pk).update(changed_at=NOW - timedelta(hours=9 - place))
    return [made[place] for place in (0, 1, 3)]


def trail(client, proposal, **filters):
    url = f"{proposal.get_absolute_url()}?{urlencode({'aus': urlencode({'konferenz': 20} | filters)})}"
    found = client.get(url).context["trail"]
    return found and tuple(each and each.title for each in (found.newer, found.older))


def test_the_list_leads_on_within_its_filters(sign_in, three):
    client = sign_in("bayern")
    assert [trail(client, each, stand="exchange") for each in three] == [
        ("Kurse 1", None),
        ("Kurse 3", "Kurse 0"),
        (None, "Kurse 1"),
    ]
    assert trail(client, three[1]) == ("Kurse 2", "Kurse 0")
    assert trail(client, three[1], q="Kurse 3", land="BY") == ("Kurse 3", None)


def test_what_one_may_not_see_is_left_out(sign_in, three):
    assert trail(sign_in("sachsen"), three[1]) == ("Kurse 3", "Kurse 0")


def test_the_links_of_the_list_carry_the_filters_that_are_known(sign_in, three):
    client = sign_in("bayern")
    page = client.get("/vorschlaege/?stand=exchange&thema=gibt-es-nicht&q=Kurse")
    href = f"{three[0].get_absolute_url()}?aus=konferenz%3D20%26stand%3Dexchange%26q%3DKurse"
    assert page.text.count(f'href="{href}"') == 1
    dossier = client.get(href)
    assert f'href="{three[1].get_absolute_url()}?aus=konferenz%3D20%26stand%3Dexchange%26q%3DKurse"' in dossier.text
    assert 'href="/vorschlaege/?konferenz=20&amp;stand=exchange&amp;q=Kurse"' in dossier.text


@pytest.mark.parametrize(
    "aus",
    [
        "",
        "x",
        "konferenz=19",
        "konferenz=x",
        "konferenz=20" + "&a" * 300,
        "konferenz=20%00",
        "konferenz=20&q=%00",
        "konferenz=20&thema=%00",
    ],
)
def test_a_trail_that_no_list_has_written_is_no_error(sign_in, three, aus):
    response = sign_in("bayern").get(three[1].get_absolute_url(), {"aus": aus})
    assert (response.status_code, response.context["trail"]) == (200, None)


def test_a_trail_through_a_list_of_nothing_leads_nowhere(sign_in, three):
    response = sign_in("bayern").get(three[1].get_absolute_url(), {"aus": "konferenz=20&land=%ED%A0%80"})
    found = response.context["trail"]
    assert (response.status_code, found.newer, found.older) == (200, None, None)


def test_a_trail_costs_one_statement(sign_in, three, connection_count):
    client, url = sign_in("bayern"), three[1].get_absolute_url()
    client.get(url)
    assert connection_count(client, f"{url}?aus=konferenz%3D20") == connection_count(client, url) + 1


@pytest.fixture
def connection_count(django_assert_max_num_queries):
    def count(client, url):
        with django_assert_max_num_queries(40) as captured:
            client.get(url)
        return len(captured)

    return count


@pytest.mark.parametrize("page", ["", "fassungen/1/"])
def test_the_form_leads_to_a_ziffer(sign_in, three, page):
    client, url = sign_in("sachsen"), three[0].get_absolute_url() + page
    blocks = three[0].text.blocks
    assert client.get(f"{url}?ziffer=2b").url == f"{url}#z-{blocks[3]['id']}"
    assert client.get(f"{url}?aus=konferenz%3D20&ziffer=1").url == f"{url}?aus=konferenz%3D20#z-{blocks[0]['id']}"
    missing = client.get(f"{url}?ziffer=9", follow=True)
    assert missing.redirect_chain == [(f"{url}#text", 302)]
    assert "Eine Ziffer „9“ gibt es in diesem Text nicht." in missing.text
