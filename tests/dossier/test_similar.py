"""Published resolutions beside a text in the making; what is not public yet stays unseen."""

from datetime import timedelta

from dossier.similar import similar_to
from intmk import clock
from resolutions.models import Resolution
from tests.world import SESSION

SAME = "1. Die IntMK stellt fest, dass Kinderbetreuung in Sprachkursen fehlt."


def adopted(proposal_in, somebody, **release):
    proposal = proposal_in("adopted", title="Kinderbetreuung im Kurs", ziffern=SAME)
    resolution = Resolution.release(proposal, by=somebody("geschaeftsstelle"), **release)
    resolution.publish(by=somebody("presse"))
    return resolution


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
