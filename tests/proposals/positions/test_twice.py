"""A position sent twice is one, and taken back twice is gone once."""

from journal.models import Entry
from proposals.models import Position
from tests.proposals.pages import said


def test_a_position_sent_twice_is_one(sign_in, proposal_in):
    proposal = proposal_in("submitted")
    client, url = sign_in("sachsen"), f"/vorschlaege/{proposal.reference}/position/"
    answers = [client.post(url, {"stance": "supports", "note": "Gut."}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Position.objects.count(), Entry.objects.filter(verb="position_taken").count()) == (1, 1)
    dropped = [client.post(f"{url}zuruecknehmen/") for _ in range(2)]
    assert said(dropped[1])[-1] == "Es gab keine Position mehr."
    assert (Position.objects.current().count(), Entry.objects.filter(verb="position_dropped").count()) == (0, 1)
