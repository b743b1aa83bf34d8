"""How a proposal ends without an outcome, or goes on in the next conference; and what stays of it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from conferences.models import AgendaItem, Conference, Meeting, ProcedureRules
from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Proposal
from tests.world import SECRET, SESSION

DOUBLE = (
    "TOP {} ist in dieser Sitzung bereits vergeben. Nummern werden nicht erneut verwendet, auch nicht nach einer "
    "Rücknahme. Bitte wählen Sie eine freie Nummer."
)


def words(version) -> list[tuple]:
    return [(block.kind, block.level, block.text) for block in version.read().blocks]


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


def test_a_withdrawn_proposal_keeps_its_number_for_ever(proposal_in, somebody, conference, office, sign_in):
    gone = proposal_in("withdrawn")
    number = gone.agenda_item.number
    facts = {"meeting": conference.meetings.get(kind="main"), "top": number, "reason": "Eilig."}
    other = proposal_in("admitted", title="Ein anderer")
    with pytest.raises(Refused) as refused:
        other.move("table_directly", by=office, **facts)
    assert str(refused.value) == DOUBLE.format(number)
    assert (Proposal.objects.get(pk=other.pk).state, AgendaItem.objects.count()) == ("admitted", 1)
    assert other.move("table_directly", by=office, **facts | {"top": "9.9"}) is True
    agenda = sign_in("sachsen").get("/konferenzen/20/tagesordnung/").content.decode()
    assert (number in agenda, "zurückgezogen" in agenda.lower(), "9.9" in agenda) == (True, True, True)


def test_the_same_number_is_free_in_another_meeting(proposal_in, conference, office):
    special = Meeting.objects.create(
        conference=conference, kind="special", starts_on=date(2025, 5, 5), ends_on=date(2025, 5, 5), place="Hannover"
    )
    first = proposal_in("tabled")
    other = proposal_in("admitted", title="Ein anderer")
    facts = {"meeting": special, "top": first.agenda_item.number, "reason": "Eilig."}
    assert other.move("table_directly", by=office, **facts) is True


@pytest.mark.parametrize("state", ["deferred", "carried_over"])
def test_a_successor_begins_in_the_next_conference_with_the_same_text(proposal_in, state):
    old = proposal_in(state, origin_note="Anlass", kind="ordinary")
    new = old.successors.get()
    assert (new.conference_id, new.state, new.audience, new.reference) == (21, "exchange", "exchange", "2026-001")
    assert (new.title, words(new.text), new.text.number) == (old.title, words(old.text), 1)
    assert new.text.note == f"Übernommen aus {old.reference}"
    assert (new.group, new.theme, new.agenda_item, new.submitted_text) == (None, None, None, None)
    assert [new.addressee, new.contact, new.origin_note] == [old.addressee, old.contact, "Anlass"]
    assert new.positions.count() == 0


@pytest.mark.parametrize(
    ("state", "code"), [("tabled", "defer"), ("exchange", "carry_over"), ("returned", "carry_over")]
)
def test_without_a_next_conference_nothing_goes_on(proposal_in, conference, office, stopped_clock, state, code):
    proposal = proposal_in(state)
    ProcedureRules.objects.filter(conference=21).delete()
    Conference.objects.filter(number=21).delete()
    stopped_clock(SESSION)
    with pytest.raises(Refused) as refused:
        proposal.move(code, by=office, reason="Es fehlt Zeit.")
    assert str(refused.value) == (
        "Die nächste Konferenz ist noch nicht angelegt. Ohne sie gibt es keinen Ort für den Nachfolger."
    )
    assert (Proposal.objects.count(), Proposal.objects.get().state) == (1, state)


@pytest.mark.parametrize("name", ["bayern", "bayern_freigabe"])
def test_officials_withdraw_the_idea_of_their_own_land(start, somebody, sign_in, name):
    proposal = start()
    sign_in(name).post(f"/vorschlaege/{proposal.reference}/schritt/withdraw-idea/", {"reason": "Erledigt."})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.audience, proposal.may_be_seen_by(somebody("sachsen"))) == (
        "withdrawn",
        "idea",
        False,
    )


def test_what_others_have_seen_only_the_approver_withdraws(proposal_in, somebody):
    proposal = proposal_in("exchange")
    with pytest.raises(Refused):
        proposal.move("withdraw_idea", by=somebody("bayern"))
    with pytest.raises(PermissionDenied):
        proposal.move("withdraw", by=somebody("bayern"))


@pytest.mark.parametrize("state", ["submitted", "admitted", "pre_conference"])
def test_what_was_handed_in_is_carried_over_with_its_audience(proposal_in, office, state):
    proposal = proposal_in(state)
    proposal.move("carry_over", by=office, reason="Bayern hat am 20. Juni zugestimmt.")
    new = proposal.successors.get()
    assert (proposal.state, proposal.audience) == ("carried_over", state)
    assert (new.state, new.conference_id, new.text.read().blocks) == ("exchange", 21, proposal.text.read().blocks)
    assert (new.submitted_at, new.pre_meeting, new.agenda_item, new.positions.count()) == (None, None, None, 0)


def test_guests_read_from_the_admission_on_and_only_while_it_is_open(proposal_in, sign_in, office):
    proposal = proposal_in("submitted")
    proposal.open_to_guests(True, by=office)
    url, found = proposal.get_absolute_url(), []
    found.append(sign_in("bund").get(url).status_code)
    proposal.move("admit", by=office)
    page = sign_in("bund").get(url)
    found.append(page.status_code)
    for part in ("fassungen/1/", "position/", "bearbeiten/", "schritt/withdraw/"):
        found.append(sign_in("bund").get(url + part).status_code)
    proposal.open_to_guests(False, by=office)
    found.append(sign_in("bund").get(url).status_code)
    assert found == [404, 200, 403, 403, 403, 403, 404]
    assert (SECRET in page.content.decode(), "Positionen der Länder" in page.content.decode()) == (True, False)


def test_a_votum_that_was_replaced_stays_in_the_record(proposal_in, office):
    proposal = proposal_in("pre_conference")
    for recommendation in ("return", "consent"):
        proposal.move("recommend", by=office, recommendation=recommendation)
    told = [(e.says, e.facts["recommendation"]) for e in Entry.objects.about(proposal).filter(verb="recommend")]
    assert told == [
        ("hat das Votum der Vorkonferenz festgehalten: Überarbeitung.", "return"),
        ("hat das Votum der Vorkonferenz festgehalten: Zustimmung ohne Aussprache.", "consent"),
    ]


def test_who_records_the_votum_hears_which(proposal_in, sign_in):
    url = f"/vorschlaege/{proposal_in('pre_conference').reference}/schritt/recommend/"
    answer = sign_in("geschaeftsstelle").post(url, {"recommendation": "consent"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "Votum der Vorkonferenz zu 2025-001: Zustimmung ohne Aussprache."
    ]
