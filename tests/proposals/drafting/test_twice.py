"""An idea and a version sent twice are one; what differs in one word is another."""

import pytest

from journal.models import Entry
from proposals.models import Proposal, Version
from tests.proposals.pages import said
from tests.world import ZIFFERN


def test_an_idea_sent_twice_is_one(sign_in, idea):
    client = sign_in("bayern")
    first, second = client.post("/vorschlaege/neu/", idea()), client.post("/vorschlaege/neu/", idea())
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    name = Proposal.objects.get().reference
    assert said(second)[-1] == f"Die Idee {name} ist angelegt. Nur Ihr Land sieht sie."
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    "other", [{"title": "Anderer Titel"}, {"ziffern": "1. Anderer Text."}, {"rationale": "Darum."}]
)
def test_another_idea_is_another_one(sign_in, idea, other):
    client = sign_in("bayern")
    client.post("/vorschlaege/neu/", idea())
    client.post("/vorschlaege/neu/", idea(**other))
    assert Proposal.objects.count() == 2


def test_the_same_idea_of_another_person_of_the_land_is_another_one(sign_in, idea):
    sign_in("bayern").post("/vorschlaege/neu/", idea())
    sign_in("bayern_freigabe").post("/vorschlaege/neu/", idea())
    assert Proposal.objects.count() == 2


@pytest.mark.parametrize("happens", ["withdraw_idea", "share"])
def test_the_same_idea_begins_anew_once_the_first_went_on(sign_in, somebody, idea, happens):
    sign_in("bayern").post("/vorschlaege/neu/", idea())
    Proposal.objects.get().move(happens, by=somebody("bayern_freigabe"))
    sign_in("bayern").post("/vorschlaege/neu/", idea())
    assert Proposal.objects.count() == 2


@pytest.mark.parametrize("added", ["\n3. Ganz neu.", "\n3. Ganz neu.\n   a) Mit Unterpunkt."])
def test_a_version_sent_twice_is_one(sign_in, proposal_in, text, added):
    proposal = proposal_in("drafting")
    client, url = sign_in("hamburg"), f"/vorschlaege/{proposal.reference}/bearbeiten/"
    typed = text(base=1, ziffern=ZIFFERN + added, title="Neuer Titel")
    answers = [client.post(url, typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert said(answers[1])[-1] == "Es gab nichts zu speichern: Der Text ist unverändert."
    assert Version.objects.filter(proposal=proposal).count() == 2
    assert len(Proposal.objects.get().text.blocks) == 5 + added.count("\n")


def test_a_version_sent_twice_is_one_also_where_it_was_merged(sign_in, proposal_in, text):
    proposal = proposal_in("drafting")
    url = f"/vorschlaege/{proposal.reference}/bearbeiten/"
    sign_in("bayern").post(url, text(base=1, rationale="Ein anderer Grund."))
    client = sign_in("hamburg")
    for _ in range(2):
        client.post(url, text(base=1, ziffern=ZIFFERN + "\n3. Ganz neu."))
    current = Proposal.objects.get().text
    assert (current.number, len(current.blocks)) == (3, 6)
