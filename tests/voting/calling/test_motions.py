"""What the ministers decide about their own proceedings: by a vote, and the step follows from its result."""

import pytest
from django.core.exceptions import PermissionDenied

from conferences.models import ProcedureRules
from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from proposals.models import Proposal
from tests.proposals.pages import said, sentences
from tests.voting.counting import confirmed
from tests.world import choices
from voting.ballots import polling
from voting.ballots.results import results_of
from voting.calling.motions import Moved, record_motion
from voting.calling.objections import OVERTAKEN
from voting.calling.rules import MOTIONS
from voting.models import Ballot, Declaration

# Nine against seven: adopted under the rule for proceedings, and far from the thirteen of a vote in substance.
NARROW = {"yes": 9, "no": 7}


def narrowly():
    return {code: "yes" if place < NARROW["yes"] else "no" for place, code in enumerate(choices())}


def moved(code, words, *, seen=0):
    return Moved(MOTIONS[code], words, seen)


@pytest.fixture
def tabled(proposal_in, open_session):
    proposal = proposal_in("tabled")
    open_session()
    return Proposal.objects.get(pk=proposal.pk)


@pytest.fixture
def late(proposal_in, open_session):
    """Handed in after the deadline."""
    proposal = proposal_in("submitted")
    Proposal.objects.update(is_late=True)
    open_session()
    return Proposal.objects.get(pk=proposal.pk)


def test_a_deferral_is_voted_on_by_the_rule_for_proceedings_and_follows(tabled, office):
    declared = record_motion(tabled, moved("vertagen", "Es fehlt Zeit."), narrowly(), by=office)
    ballot = declared.ballot
    assert (declared.result, declared.decides, tabled.state) == ("adopted", None, "deferred")
    assert (ballot.purpose, ballot.scope, ballot.rule["rule"]) == ("procedure", "whole", "simple_of_cast")
    assert ballot.asked == f"Soll der Vorschlag {tabled.reference} vertagt werden? Begründung: Es fehlt Zeit."
    step = Entry.objects.about(tabled).last()
    assert (step.verb, step.facts["ballot"], tabled.successors.count()) == ("defer", ballot.pk, 1)
    assert [each for each in findings() if each.row.startswith("voting.")] == []


def test_the_rule_for_proceedings_is_that_of_the_conference(tabled, office, conference):
    ProcedureRules.objects.filter(conference=conference).update(procedural_majority_rule="all_yes")
    declared = record_motion(Proposal.objects.get(), moved("vertagen", "Es fehlt Zeit."), narrowly(), by=office)
    assert (declared.result, Proposal.objects.get().state) == ("no_majority", "tabled")


def test_a_referral_names_its_addressee(tabled, office):
    record_motion(tabled, moved("ueberweisen", "AG Sprache"), narrowly(), by=office)
    assert (tabled.state, tabled.referred_to) == ("referred", "AG Sprache")


@pytest.mark.parametrize("code", ["vertagen", "ueberweisen"])
@pytest.mark.parametrize("votes", [choices, lambda: dict.fromkeys(choices(), "absent")])
def test_what_is_not_adopted_moves_nothing(tabled, office, code, votes):
    against = {member: "no" if choice == "yes" else choice for member, choice in votes().items()}
    declared = record_motion(tabled, moved(code, "AG Sprache"), against, by=office)
    assert declared.result in {"rejected", "no_quorum"}
    assert (tabled.state, tabled.referred_to, tabled.is_put_to_vote) == ("tabled", "", False)


@pytest.mark.parametrize("code", ["abbrechen", "antrag"])
def test_other_motions_are_recorded_and_leave_the_item_as_it_is(tabled, office, code):
    declared = record_motion(tabled, moved(code, "Schluss der Aussprache."), narrowly(), by=office)
    assert (declared.result, tabled.state) == ("adopted", "tabled")
    last = Entry.objects.about(tabled).last()
    assert (last.verb, "Schluss der Aussprache." in declared.ballot.question) == ("part_decided", True)


def test_after_a_motion_the_vote_on_the_matter_follows(tabled, office):
    record_motion(tabled, moved("antrag", "Schluss der Aussprache."), narrowly(), by=office)
    declared = polling.close(polling.open_ballot(tabled, by=office), choices(), seen=0, by=office)
    assert declared == Declaration.objects.deciding(tabled).get()
    assert [each.ballot.purpose for each in results_of(tabled, office, by_land=True)] == ["procedure", "substance"]


def test_a_late_item_is_admitted_by_vote(late, office):
    declared = record_motion(late, moved("zulassen", "Die Lage ist neu."), choices(), by=office)
    assert (declared.ballot.purpose, declared.ballot.meeting.kind, late.state) == ("admission", "main", "admitted")
    assert late.late_admission == (
        "Hauptkonferenz Göttingen hat die Zulassung beschlossen (16 : 0 : 0 (Ja : Nein : Enthaltung)). "
        "Die Lage ist neu."
    )


def test_a_late_item_that_is_not_admitted_stays_where_it_is(late, office):
    record_motion(late, moved("zulassen", "Die Lage ist neu."), choices("rejected"), by=office)
    assert (late.state, late.late_admission) == ("submitted", "")


@pytest.mark.parametrize(("admission", "result"), [("majority", "adopted"), ("all", "no_majority")])
def test_a_late_item_is_admitted_as_the_rules_say(late, office, conference, admission, result):
    ProcedureRules.objects.filter(conference=conference).update(late_item_admission=admission)
    fresh = Proposal.objects.get()
    assert record_motion(fresh, moved("zulassen", "Neu."), narrowly(), by=office).result == result


def test_what_does_not_belong_to_the_state_is_not_moved(late, office):
    with pytest.raises(Refused) as refused:
        record_motion(late, moved("vertagen", "Es fehlt Zeit."), choices(), by=office)
    assert str(refused.value) == "Vertagung: Das gehört nicht zum Stand „Eingereicht“ dieses Vorschlags."


def test_while_the_ministers_sit_the_step_is_not_taken_by_hand(tabled, office):
    for code, facts in (("defer", {"reason": "Es fehlt Zeit."}), ("refer", {"referred_to": "AG Sprache"})):
        with pytest.raises(Refused) as refused:
            tabled.move(code, by=office, **facts)
        assert str(refused.value) == (
            "Die Hauptkonferenz tagt. Darüber entscheidet sie jetzt selbst: Stimmen Sie unter „Zum Verfahren "
            "abstimmen“ ab; bei Annahme folgt der Schritt von selbst."
        )


def test_while_the_ministers_sit_a_late_item_is_not_admitted_by_hand(late, office, conference):
    with pytest.raises(Refused, match="Die Hauptkonferenz tagt"):
        late.move("admit_late", by=office, reason="Vorsitz.")
    ProcedureRules.objects.filter(conference=conference).update(late_item_admission="chair")
    assert Proposal.objects.get().move("admit_late", by=office, reason="Vorsitz.")


def test_without_a_session_the_office_records_it_as_before(proposal_in, office, stopped_clock):
    assert proposal_in("deferred").state == "deferred"


def test_a_motion_needs_an_open_session(tabled, office, meeting):
    meeting.session.close(by=office)
    with pytest.raises(Refused) as refused:
        record_motion(Proposal.objects.get(), moved("vertagen", "Es fehlt Zeit."), choices(), by=office)
    assert str(refused.value).startswith("Darüber stimmt die Konferenz ab, solange sie tagt.")
    assert not Ballot.objects.exists()


def test_a_step_that_is_not_possible_is_not_put_to_the_vote(tabled, office):
    ProcedureRules.objects.filter(conference=21).delete()
    tabled.conference.following.delete()
    with pytest.raises(Refused, match="Die nächste Konferenz ist noch nicht angelegt"):
        record_motion(Proposal.objects.get(), moved("vertagen", "Es fehlt Zeit."), choices(), by=office)
    assert not Ballot.objects.exists()


def test_another_open_ballot_comes_first(tabled, office):
    polling.open_ballot(tabled, by=office)
    with pytest.raises(Refused, match="Über den Vorschlag wird gerade abgestimmt"):
        record_motion(Proposal.objects.get(), moved("antrag", "Pause.", seen=1), choices(), by=office)


@pytest.mark.parametrize("name", ["bayern", "stimmfuehrung", "presse", "geschaeftsstelle_nw", "verwaltung"])
def test_nobody_but_the_office_records_a_motion(tabled, somebody, name):
    with pytest.raises(PermissionDenied):
        record_motion(tabled, moved("antrag", "Pause."), choices(), by=somebody(name))


def test_a_motion_is_recorded_on_its_page_once(tabled, sign_in):
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{tabled.reference}/verfahren/antrag/"
    form = choices() | {"words": "Schluss der Aussprache.", "seen": 0}
    first, second = confirmed(client, url, form), confirmed(client, url, form)
    assert (first.status_code, second.status_code, Ballot.objects.count()) == (302, 409, 1)
    assert sentences(second) == [OVERTAKEN]


def test_the_page_tells_which_step_has_followed(tabled, sign_in):
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{tabled.reference}/verfahren/vertagen/"
    response = confirmed(client, url, choices() | {"words": "Es fehlt Zeit.", "seen": 0})
    assert said(response) == [
        "Ergebnis: einstimmig, 16 : 0 : 0 (Ja : Nein : Enthaltung).",
        f"{tabled.reference} hat jetzt den Stand „Vertagt“.",
    ]


def test_a_motion_without_words_is_asked_for_them(tabled, sign_in):
    url = f"/vorschlaege/{tabled.reference}/verfahren/vertagen/"
    response = sign_in("geschaeftsstelle").post(url, choices() | {"words": " ", "seen": 0})
    assert sentences(response) == ["Begründung: Bitte geben Sie an: Begründung."]


def test_changed_words_are_shown_again_before_they_are_recorded(tabled, sign_in):
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{tabled.reference}/verfahren/antrag/"
    shown = client.post(url, choices() | {"words": "Pause.", "seen": 0}).content.decode()
    counted = shown.split('name="counted" value="')[1][:64]
    again = client.post(url, choices() | {"words": "Schluss.", "seen": 0, "counted": counted})
    assert (again.status_code, Ballot.objects.count()) == (200, 0)


def test_an_unknown_motion_is_not_found(tabled, sign_in):
    assert sign_in("geschaeftsstelle").get(f"/vorschlaege/{tabled.reference}/verfahren/tanzen/").status_code == 404


def test_every_question_fits_with_the_longest_words():
    longest = max(len(motion.question.format(number="2025-1234", words="x" * 200)) for motion in MOTIONS.values())
    assert longest <= Ballot._meta.get_field("question").max_length
