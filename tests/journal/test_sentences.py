"""Every entry reads as one German sentence: who, in which role, for which Land, did what."""

import re
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.models import Land
from accounts.permissions import Role
from conferences.rulebook import values_of
from conferences.rules import CODES
from intmk import clock
from journal.models import Entry, record
from proposals.models import Position
from proposals.versions.saving import Draft, revise
from proposals.workflow import TRANSITIONS
from resolutions.models import Resolution
from tests.journal.verbs import READ, TESTED
from tests.voting.second import second_clerk
from tests.world import NOW, SESSION, choices
from text.parse import parse
from text.text import Text
from voting.ballots import correcting
from voting.ballots.recording import record_roll_call
from voting.models import Ballot, Declaration, RecordStatement

WORDS = r"hat (?:[^.!?]|(?<=\d)\. IntMK)*[^ .!?]"
ROLES = "|".join(role.label for role in Role)
SENTENCE = re.compile(rf"^(?:Das System|[A-ZÄÖÜ][\w -]* \((?:{ROLES})(?: [A-Z]{{2}})?\)) {WORDS}\.$")
ENDS = [
    "idea",
    "exchange",
    "drafting",
    "submitted",
    "returned",
    "admitted",
    "pre_conference",
    "tabled",
    "adopted",
    "rejected",
    "no_majority",
    "deferred",
    "referred",
    "withdrawn",
    "carried_over",
]


@pytest.fixture
def everything(proposal_in, start, somebody, conference, stopped_clock):
    """Each step at least once, by the person whose it is; merging and splitting have tests of their own."""
    for state in ENDS:
        proposal_in(state)
    proposal_in("idea").move("withdraw_idea", by=somebody("bayern"))
    office, bayern, approver = somebody("geschaeftsstelle"), somebody("bayern"), somebody("bayern_freigabe")
    stopped_clock(NOW)
    late = start()
    late.move("share", by=bayern)
    late.move("assign", by=office, group=conference.groups.get(), theme=conference.themes.get())
    revise(late, Draft(Text("Kurse sichern", parse("", "1. Die IntMK bittet.", "Weil.")), "neu"), base=1, by=bayern)
    late.move("submit", by=approver)
    late.move("admit_late", by=office, reason="Die Länder haben zugestimmt.")
    late.open_to_guests(True, by=office)
    main = conference.meetings.get(kind="main")
    late.move("table_directly", by=office, meeting=main, top="9", reason="Die Mittel laufen aus.")
    Position.take(late, "supports", by=somebody("hamburg"))
    Position.drop(late, by=somebody("hamburg"))
    stopped_clock(SESSION)
    record_roll_call(late, choices() | dict.fromkeys(list(choices())[:10], "absent"), by=office)
    record_roll_call(late, choices(), by=office)
    Resolution.release(late, by=office).publish(by=somebody("presse"))
    _corrections(late, office)
    _statements(late, somebody)
    returned = proposal_in("returned")
    revise(returned, Draft(Text("Kurse", parse("", "1. Die IntMK bittet.", "Weil.")), ""), base=1, by=bayern)
    returned.move("resubmit", by=approver)
    values = values_of(conference.rules) | {"quorum": 10}
    appointment = office.appointments_today[0]
    conference.rules.revise({code: values[code] for code in CODES}, [], by=office, appointment=appointment)
    _administration()


def _corrections(proposal, office):
    """Every turn a result can take, one after the other; the last leaves it open. The second person confirms."""
    turns = {"rejected": 0, "no_majority": 12, "adopted": 16, "no_quorum": None}
    for yes in turns.values():
        declared = Declaration.objects.deciding(proposal).get()
        votes = {
            land: "absent" if yes is None else "yes" if place < yes else "no" for place, land in enumerate(choices())
        }
        asked = correcting.ask(declared, votes, decided_at=declared.decided_at, reason="Falsch erfasst.", by=office)
        assert correcting.confirm(asked, by=second_clerk())
    declared = Declaration.objects.valid().get(ballot=declared.ballot)
    asked = correcting.ask(declared, choices(), decided_at=declared.decided_at, reason="Doch da.", by=office)
    assert correcting.decline(asked, answer="Nein.", by=second_clerk())
    correcting.remark(declared, Land.objects.get(pk="SN"), "Sachsen wollte sich enthalten.", by=office)
    with transaction.atomic():
        ballot = Ballot.open(proposal.locked(), by=office)
    assert ballot.abort("Stromausfall", by=office)


def _statements(proposal, somebody):
    said = RecordStatement.make(proposal, "Bayern bedauert.", land="BY", key=UUID(int=1), by=somebody("bayern"))
    assert said.join(land="HH", by=somebody("hamburg"))
    assert said.leave(land="HH", by=somebody("hamburg"))
    assert said.withdraw(by=somebody("bayern"))


def _administration():
    period = ["--from", "2026-07-01", "--until", "2027-06-30"]
    call_command("open_conference", "22", "--chair", "RP", *period)
    call_command("appoint", "mainz@example.org", "secretariat", "--land", "RP", "--name", "Mainz", *period)


def test_every_verb_reads_as_one_sentence(everything):
    assert set(TRANSITIONS) - set(Entry.objects.values_list("verb", flat=True)) == {
        *("take_off_list", "unite", "unite_ideas", "split")
    }
    assert [e.sentence for e in Entry.objects.all() if not SENTENCE.match(e.sentence)] == []


def test_no_sentence_and_no_fact_tells_a_draft(everything):
    told = [f"{e.sentence} {e.facts}" for e in Entry.objects.all()]
    assert [line for line in told if "Geheimsache" in line or "Kurse" in line or "@" in line] == []


def test_workflow_tells_no_sentence_twice():
    says = [transition.verb.sentence for transition in TRANSITIONS.values()]
    assert len(set(says)) == len(says)
    assert [line for line in says if not re.fullmatch(rf"{WORDS}\.", line)] == []


def test_story_of_a_proposal_reads_in_order(proposal_in, stopped_clock, somebody):
    proposal = proposal_in("adopted")
    Resolution.release(proposal, by=somebody("geschaeftsstelle")).publish(by=somebody("presse"))
    assert [entry.sentence for entry in Entry.objects.about(proposal)] == [
        "Bayern (Fachreferat BY) hat die Idee angelegt.",
        "Bayern (Fachreferat BY) hat die Idee allen Ländern zum Austausch gestellt.",
        "Bayern (Fachreferat BY) hat den Vorschlag in die eigene Arbeitsgruppe genommen.",
        "Bayern_Freigabe (Freigabe BY) hat den Vorschlag eingereicht.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat den Vorschlag geprüft und zugelassen.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat den Vorschlag in die Vorkonferenz gegeben.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat das Votum der Vorkonferenz festgehalten: "
        "Zustimmung ohne Aussprache.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat den Vorschlag auf die Tagesordnung gesetzt.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat das Ergebnis der Abstimmung erfasst: beschlossen.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat den Beschluss zur Veröffentlichung freigegeben.",
        "Presse (Pressestelle NI) hat den Beschluss veröffentlicht.",
    ]


def test_entry_without_person_is_told_by_the_system(db):
    assert record("a", TESTED).sentence == "Das System hat geprüft."


def test_entry_of_a_guest_names_the_role(somebody):
    bund = somebody("bund")
    entry = record("a", READ, by=bund, appointment=bund.appointments_today[0])
    assert entry.sentence == "Bund (Gast des Bundes) hat gelesen."


def test_entries_stand_at_the_stopped_clock(start):
    start()
    assert clock.wall(Entry.objects.get().at) == NOW
