"""Every step sent twice: one result, and a friendly message instead of an error."""

import pytest

from conferences.models import AgendaItem
from journal.models import Entry
from proposals.models import Proposal
from tests.proposals.pages import said
from tests.world import BEFORE, SESSION

DONE = "Das ist schon geschehen; es wurde nichts doppelt gespeichert."
STEPS = [  # state, step, who, what comes with it
    ("idea", "share", "bayern", {}),
    ("exchange", "take-up", "bayern", {"group": "group", "theme": "theme"}),
    ("exchange", "assign", "geschaeftsstelle", {"group": "group", "theme": "theme"}),
    ("drafting", "submit", "bayern_freigabe", {}),
    ("submitted", "return", "geschaeftsstelle", {"reason": "Unklar."}),
    ("submitted", "admit", "geschaeftsstelle", {"note": "Geprüft."}),
    ("admitted", "to-pre-conference", "geschaeftsstelle", {"meeting": "pre"}),
    ("pre_conference", "recommend", "geschaeftsstelle", {"recommendation": "debate", "note": "Strittig."}),
    ("admitted", "table-directly", "geschaeftsstelle", {"meeting": "main", "top": "2.1", "reason": "Eilig."}),
    ("listed", "take-off-list", "sachsen", {"reason": "Wir haben Fragen."}),
    ("tabled", "defer", "geschaeftsstelle", {"reason": "Es fehlt Zeit."}),
    ("tabled", "refer", "geschaeftsstelle", {"referred_to": "AG Sprache"}),
    ("tabled", "withdraw", "bayern_freigabe", {"reason": "Erledigt."}),
    ("drafting", "carry-over", "geschaeftsstelle", {"reason": "Bayern hat zugestimmt."}),
]


@pytest.fixture
def chosen(conference):
    """The keys that the selects of a step form send."""
    keys = {meeting.kind: meeting.pk for meeting in conference.meetings.all()}
    keys |= {"group": conference.groups.get().pk, "theme": conference.themes.get().pk}
    return lambda facts: {name: keys.get(value, value) for name, value in facts.items()}


def click(client, url, data):
    """As a browser sends a form: to the address of a proposal that has a number by now, it goes on with the form."""
    answer = client.post(url, data)
    return client.post(answer.url, data) if answer.status_code == 307 else answer


@pytest.mark.parametrize(("state", "code", "who", "facts"), STEPS, ids=[row[1] for row in STEPS])
def test_a_step_sent_twice_happens_once(sign_in, proposal_in, stopped_clock, chosen, state, code, who, facts):
    proposal = proposal_in("tabled" if state == "listed" else state)
    if state == "listed":
        AgendaItem.objects.update(is_on_consent_list=True)
    stopped_clock(BEFORE if code == "to-pre-conference" else SESSION)
    client, url = sign_in(who), f"/vorschlaege/{proposal.reference}/schritt/{code}/"
    first = client.post(url, chosen(facts))
    after = (Entry.objects.count(), Proposal.objects.count(), Proposal.objects.get(pk=proposal.pk).state)
    second = click(client, url, chosen(facts))
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert (Entry.objects.count(), Proposal.objects.count(), Proposal.objects.get(pk=proposal.pk).state) == after
    assert said(second)[-1] == DONE


def test_a_revised_text_is_submitted_once(sign_in, proposal_in, text):
    proposal = proposal_in("returned")
    client = sign_in("bayern_freigabe")
    client.post(f"/vorschlaege/{proposal.reference}/bearbeiten/", text(base=1, ziffern="1. Klarer."))
    url = f"/vorschlaege/{proposal.reference}/schritt/resubmit/"
    assert [client.post(url, {}).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(verb="resubmit").count() == 1


def test_guests_are_let_in_once(sign_in, proposal_in):
    proposal = proposal_in("admitted")
    client = sign_in("geschaeftsstelle")
    answers = [client.post(f"/vorschlaege/{proposal.reference}/bund/", {"offen": "ja"}) for _ in range(2)]
    assert said(answers[1])[-1] == "Das war schon so eingestellt."
    assert Entry.objects.filter(verb="opened_to_guests").count() == 1
