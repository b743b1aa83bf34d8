"""Steps by hand-made addresses: unseen is 404, forbidden is 403, too early or too late is a sentence."""

import pytest

from proposals.models import Proposal
from proposals.workflow import TRANSITIONS
from tests.proposals.pages import sentences
from tests.world import SECRET, SESSION

PAGES = ["", "bearbeiten/", "fassungen/1/", "position/", "schritt/submit/", "schritt/withdraw/"]
POSTS = [
    "bearbeiten/",
    "position/",
    "position/zuruecknehmen/",
    "bund/",
    "schritt/share/",
    "schritt/submit/",
    "abstimmung/",
]


@pytest.mark.parametrize("state", ["idea", "drafting", "returned"])
def test_a_proposal_one_does_not_see_does_not_exist(sign_in, proposal_in, state):
    proposal = proposal_in(state)
    client = sign_in("sachsen")
    url = f"/vorschlaege/{proposal.reference}/"
    answers = [client.get(url + page) for page in PAGES] + [client.post(url + page, {}) for page in POSTS]
    assert [answer.status_code for answer in answers] == [404] * 13
    assert [answer.content.decode().count(SECRET) for answer in answers] == [0] * 13
    assert Proposal.objects.get().state == state


def test_the_steps_of_others_are_forbidden_on_a_proposal_one_sees(sign_in, proposal_in):
    proposal = proposal_in("submitted")
    client = sign_in("sachsen")
    url = f"/vorschlaege/{proposal.reference}/"
    forbidden = ["bearbeiten/", "bund/", "abstimmung/", "schritt/withdraw/", "schritt/admit/", "schritt/return/"]
    assert {page: client.post(url + page, {"reason": "x"}).status_code for page in forbidden} == dict.fromkeys(
        forbidden, 403
    )
    assert Proposal.objects.get().state == "submitted"


WRONG = [  # a step by somebody who may take it, on a proposal whose state does not fit
    ("idea", "bayern_freigabe", "submit", {}, "Idee"),
    ("exchange", "geschaeftsstelle", "admit", {}, "Im Austausch"),
    ("submitted", "geschaeftsstelle", "table", {"top": "2.1", "meeting": "main"}, "Eingereicht"),
    ("returned", "bayern_freigabe", "submit", {}, "Zur Überarbeitung zurück"),
    ("admitted", "geschaeftsstelle", "recommend", {"recommendation": "consent"}, "Zugelassen"),
    ("tabled", "geschaeftsstelle", "return", {"reason": "x"}, "Auf der Tagesordnung"),
    ("adopted", "bayern_freigabe", "withdraw", {}, "Beschlossen"),
    ("rejected", "geschaeftsstelle", "defer", {"reason": "x"}, "Abgelehnt"),
    ("withdrawn", "bayern_freigabe", "submit", {}, "Zurückgezogen"),
]


@pytest.mark.parametrize(("state", "who", "code", "facts", "label"), WRONG)
def test_a_step_that_does_not_fit_the_state_says_so(sign_in, proposal_in, conference, state, who, code, facts, label):
    proposal = proposal_in(state)
    if facts.get("meeting"):
        facts = facts | {"meeting": conference.meetings.get(kind=facts["meeting"]).pk}
    url = f"/vorschlaege/{proposal.reference}/schritt/{code}/"
    response = sign_in(who).post(url, facts)
    step = TRANSITIONS[code.replace("-", "_")].label
    assert (response.status_code, sentences(response)) == (
        200,
        [
            f"„{step}“ ist nicht möglich: Der Vorschlag hat jetzt den Stand „{label}“. "
            "Bitte laden Sie die Seite neu und sehen Sie nach, was inzwischen geschehen ist."
        ],
    )
    assert Proposal.objects.get().state == state
    page = sign_in(who).get(url)
    assert (page.status_code, "Noch nicht möglich" in page.content.decode()) == (200, True)


@pytest.mark.parametrize(
    "code", ["adopt", "reject", "miss_majority", "miss-majority", "unbekannt", "__init__", "x" * 300]
)
def test_results_and_unknown_steps_have_no_address(sign_in, proposal_in, stopped_clock, code):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    client = sign_in("geschaeftsstelle")
    url = f"/vorschlaege/{proposal.reference}/schritt/{code}/"
    assert (client.get(url).status_code, client.post(url, {}).status_code) == (404, 404)
    assert Proposal.objects.get().state == "tabled"


@pytest.mark.parametrize(
    ("state", "code", "missing"),
    [
        ("submitted", "return", ["Begründung"]),
        ("admitted", "to-pre-conference", ["Sitzung"]),
        ("admitted", "table-directly", ["Sitzung", "TOP-Nummer", "Begründung"]),
        ("pre_conference", "recommend", ["Votum der Vorkonferenz"]),
        ("pre_conference", "table", ["Sitzung", "TOP-Nummer"]),
        ("exchange", "assign", ["Arbeitsgruppe"]),
        ("exchange", "carry-over", ["Zustimmung des federführenden Landes"]),
    ],
)
def test_missing_facts_are_named_one_by_one(sign_in, proposal_in, state, code, missing):
    proposal = proposal_in(state)
    for nothing in ({}, dict.fromkeys(("reason", "top", "meeting", "group", "recommendation"), "\u200b ")):
        response = sign_in("geschaeftsstelle").post(f"/vorschlaege/{proposal.reference}/schritt/{code}/", nothing)
        assert [sentence.split(":")[0] for sentence in sentences(response)] == missing
    assert Proposal.objects.get().state == state


@pytest.mark.parametrize("top", ["2,3", "zwei", "2.3.4.5", "-1", "=1+1", "2.3\u200b4x!", "9" * 11])
def test_a_number_that_is_no_top_stays_in_the_form(sign_in, conference, proposal_in, somebody, top):
    proposal = proposal_in("pre_conference")
    proposal.move("recommend", by=somebody("geschaeftsstelle"), recommendation="debate")
    facts = {"top": top, "meeting": conference.meetings.get(kind="main").pk}
    response = sign_in("geschaeftsstelle").post(f"/vorschlaege/{proposal.reference}/schritt/table/", facts)
    said = f"„{top}“ ist keine TOP-Nummer. Möglich sind zum Beispiel 1, 2.3, 2.9b, 2.1.3 oder A3.".replace("\u200b", "")
    assert (response.status_code, sentences(response)) == (200, [said])
    assert Proposal.objects.get().state == "pre_conference"


def test_meetings_and_groups_of_another_conference_cannot_be_chosen(sign_in, conference, proposal_in, start):
    other = type(conference).objects.get(number=21)
    meeting = other.meetings.create(kind="pre", starts_on=other.starts_on, ends_on=other.starts_on)
    group = other.groups.create(slug="fremd", name="AG Fremd", lead_land_id="BY")
    client = sign_in("geschaeftsstelle")
    for state, code, facts, named in (
        ("admitted", "to-pre-conference", {"meeting": meeting.pk}, "Sitzung"),
        ("exchange", "assign", {"group": group.pk}, "Arbeitsgruppe"),
    ):
        proposal = proposal_in(state)
        response = client.post(f"/vorschlaege/{proposal.reference}/schritt/{code}/", facts)
        said = f"{named}: Wählen Sie einen Eintrag aus der Liste."
        assert (response.status_code, sentences(response)) == (200, [said])
        assert Proposal.objects.get(pk=proposal.pk).state == state


def test_pages_for_sending_only_cannot_be_opened(sign_in, proposal_in):
    proposal = proposal_in("submitted")
    client = sign_in("geschaeftsstelle")
    for page in ("bund/", "position/zuruecknehmen/"):
        assert client.get(f"/vorschlaege/{proposal.reference}/{page}").status_code == 405
    for url in (
        "/vorschlaege/",
        "/vorschlaege/tafel/",
        "/aufgaben/",
        f"/vorschlaege/{proposal.reference}/",
        "/beschluesse/",
    ):
        assert client.post(url, {}).status_code == 405
