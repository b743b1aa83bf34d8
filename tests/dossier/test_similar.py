"""Published resolutions beside a text in the making; what is not public yet stays unseen."""

from datetime import timedelta

from intmk import clock
from proposals.drafting.similar import similar_texts
from resolutions.models import PriorReference, Resolution
from tests.world import SESSION

SAME = "1. Die IntMK stellt fest, dass Kinderbetreuung in Sprachkursen fehlt."


def adopted(proposal_in, somebody, **release):
    proposal = proposal_in("adopted", title="Kinderbetreuung im Kurs", ziffern=SAME)
    resolution = Resolution.release(proposal, by=somebody("geschaeftsstelle"), **release)
    resolution.publish(by=somebody("presse"))
    return resolution


def similar_to(user, proposal):
    return similar_texts(user, proposal.text.read(), without=proposal.pk)


def kinds(user, proposal) -> list[tuple[str, str]]:
    return [(text.reference, text.kind) for text in similar_to(user, proposal)]


def test_a_resolution_stands_once_and_with_its_result(proposal_in, start, somebody):
    resolution = adopted(proposal_in, somebody)
    mine = start(title="Kinderbetreuung neben dem Kurs", ziffern=SAME)
    assert kinds(somebody("bayern"), mine) == [(resolution.reference, "published")]
    [text] = similar_to(somebody("bayern"), mine)
    assert (text.year, text.url) == (2025, resolution.get_absolute_url())


def test_under_embargo_it_is_still_the_proposal(proposal_in, start, somebody):
    resolution = adopted(proposal_in, somebody, embargo_until=SESSION + timedelta(days=1))
    mine = start(title="Kinderbetreuung neben dem Kurs", ziffern=SAME)
    assert kinds(somebody("bayern"), mine) == [(resolution.reference, "adopted")]
    assert clock.now() < resolution.visible_from


def test_the_editor_and_the_page_show_one_list_with_the_place_that_is_alike(proposal_in, start, somebody, sign_in):
    other = proposal_in("exchange", title="Betreuung der Kinder im Kurs", ziffern=SAME)
    resolution = adopted(proposal_in, somebody)
    mine = start(title="Kinderbetreuung neben dem Kurs, Betreuung", ziffern=SAME)
    client, lists = sign_in("bayern"), []
    for path in ("", "bearbeiten/", "schreiben/"):
        context = client.get(f"{mine.get_absolute_url()}{path}").context
        lists.append([(text.reference, text.excerpt.place) for text in context["similar"]])
    assert lists == [[(resolution.reference, "Ziffer 1"), (other.reference, "Ziffer 1")]] * 3


def test_the_office_sees_it_as_long_as_it_checks(proposal_in, somebody, sign_in):
    adopted(proposal_in, somebody)
    found = {}
    for state in ("submitted", "admitted"):
        mine = proposal_in(state, title="Kinderbetreuung neben dem Kurs", ziffern=SAME)
        found[state] = [
            "Ähnliche Texte" in sign_in(who).get(mine.get_absolute_url()).text
            for who in ("geschaeftsstelle", "hamburg")
        ]
    assert found == {"submitted": [True, False], "admitted": [False, False]}


def test_the_office_reads_it_when_it_opens_it(proposal_in, somebody, sign_in):
    resolution = adopted(proposal_in, somebody)
    mine = proposal_in("submitted", title="Kinderbetreuung neben dem Kurs", ziffern=SAME)
    address, office = f"{mine.get_absolute_url()}aehnlich/", sign_in("geschaeftsstelle")
    assert f'href="{address}"' in office.get(mine.get_absolute_url()).text
    for headers in ({}, {"HX-Request": "true"}):
        page = office.get(address, headers=headers).text
        assert (page.count(resolution.title), page.count("Verknüpfen<")) == (1, 1)


def test_one_click_links_and_comes_back(proposal_in, start, somebody, sign_in):
    resolution = adopted(proposal_in, somebody)
    mine = start(title="Kinderbetreuung neben dem Kurs", ziffern=SAME)
    client, link = sign_in("bayern"), f"{mine.get_absolute_url()}verwandte/"
    for back in ("schreiben", "bearbeiten", "vorschlag", "//example.org"):
        sent = {"form": "beschluss", "beschluss-reference": resolution.reference, "zurueck": back}
        address = client.post(link, sent)["Location"]
        part = {"vorschlag": "", "//example.org": "verwandte/"}.get(back, f"{back}/")
        assert address == f"{mine.get_absolute_url()}{part}"
    assert [prior.resolution for prior in PriorReference.objects.filter(proposal=mine)] == [resolution]
    page = client.get(mine.get_absolute_url()).text
    assert (page.count("Verknüpft</p>"), page.count('name="beschluss-reference"')) == (1, 0)
