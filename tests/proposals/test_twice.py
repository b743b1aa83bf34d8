"""Every form sent twice: one result, and a friendly message instead of an error."""

import pytest

from journal.models import Entry
from proposals.models import Position, Proposal, Version
from resolutions.models import Resolution
from tests.proposals.pages import said, sentences
from tests.world import BEFORE, SESSION, ZIFFERN, choices

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


@pytest.mark.parametrize(("state", "code", "who", "facts"), STEPS, ids=[row[1] for row in STEPS])
def test_a_step_sent_twice_happens_once(sign_in, proposal_in, stopped_clock, chosen, state, code, who, facts):
    proposal = proposal_in(state)
    stopped_clock(BEFORE if code == "to-pre-conference" else SESSION)
    client, url = sign_in(who), f"/vorschlaege/{proposal.reference}/schritt/{code}/"
    first = client.post(url, chosen(facts))
    after = (Entry.objects.count(), Proposal.objects.count(), Proposal.objects.get(pk=proposal.pk).state)
    second = client.post(url, chosen(facts))
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


def test_an_idea_sent_twice_is_one(sign_in, idea):
    client = sign_in("bayern")
    first, second = client.post("/vorschlaege/neu/", idea()), client.post("/vorschlaege/neu/", idea())
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert said(second)[-1] == "Die Idee 2025-001 ist angelegt. Nur Ihr Land sieht sie."
    assert list(Proposal.objects.values_list("reference", flat=True)) == ["2025-001"]
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


def test_a_position_sent_twice_is_one(sign_in, proposal_in):
    proposal = proposal_in("submitted")
    client, url = sign_in("sachsen"), f"/vorschlaege/{proposal.reference}/position/"
    answers = [client.post(url, {"stance": "supports", "note": "Gut."}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Position.objects.count(), Entry.objects.filter(verb="position_taken").count()) == (1, 1)
    dropped = [client.post(f"{url}zuruecknehmen/") for _ in range(2)]
    assert said(dropped[1])[-1] == "Es gab keine Position mehr."
    assert (Position.objects.current().count(), Entry.objects.filter(verb="position_dropped").count()) == (0, 1)


def test_guests_are_let_in_once(sign_in, proposal_in):
    proposal = proposal_in("admitted")
    client = sign_in("geschaeftsstelle")
    answers = [client.post(f"/vorschlaege/{proposal.reference}/bund/", {"offen": "ja"}) for _ in range(2)]
    assert said(answers[1])[-1] == "Das war schon so eingestellt."
    assert Entry.objects.filter(verb="guests").count() == 1


def test_a_roll_call_sent_twice_is_recorded_once(sign_in, proposal_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/abstimmung/"
    first, second = client.post(url, choices()), client.post(url, choices("rejected"))
    assert (first.status_code, second.status_code) == (302, 409)
    assert sentences(second) == [
        "Geschaeftsstelle hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: einstimmig, "
        "16 : 0 : 0 (Ja : Nein : Enthaltung). Ihre Eingaben wurden nicht gespeichert."
    ]
    assert (proposal.ballots.count(), Proposal.objects.get().state) == (1, "adopted")


def test_a_release_and_a_publication_happen_once(sign_in, proposal_in):
    number = proposal_in("adopted").reference
    office = sign_in("geschaeftsstelle")
    released = [office.post(f"/vorschlaege/{number}/freigabe/", {"embargo": "none"}) for _ in range(2)]
    assert [answer.url for answer in released] == [f"/pressetisch/{number}/"] * 2
    assert said(released[1])[-1] == f"Der Beschluss {number} wurde bereits freigegeben."
    press = sign_in("presse")
    published = [press.post(f"/pressetisch/{number}/veroeffentlichen/") for _ in range(2)]
    assert said(published[1])[-1] == f"Der Beschluss {number} ist bereits zur Veröffentlichung gegeben."
    assert (Resolution.objects.count(), Entry.objects.filter(verb__in=["released", "published"]).count()) == (1, 2)
