"""The page of the roll call: one line for all, absences from the presence, and an Enter that records nothing."""

import pytest

from conferences.models import ProcedureRules
from proposals.models import Proposal
from tests.proposals.pages import sentences
from tests.voting.counting import confirmed
from tests.world import choices
from voting.ballots.deviations import spread
from voting.ballots.rules import Purpose, rule_for
from voting.ballots.running import reason_of, running
from voting.models import Ballot, Declaration, Presence

WHY = "weil die Geschäftsordnung in der Sache so entscheidet (Mindestzahl von Ja-Stimmen)"


@pytest.fixture
def tabled(proposal_in, open_session):
    proposal = proposal_in("tabled")
    open_session()
    return Proposal.objects.get(pk=proposal.pk)


@pytest.fixture
def url(tabled):
    return f"/vorschlaege/{tabled.reference}/abstimmung/"


@pytest.fixture
def fourteen(meeting, tabled, office):
    """All but Thüringen and Hessen are there."""
    for code in choices():
        if code not in ("TH", "HE"):
            Presence.arrive(meeting.session, code, by=office)


def shown(response) -> str:
    return " ".join(response.content.decode().split())


def declared_by(client, url, **form):
    """What is recorded where the summary of the form is confirmed as it stands."""
    page = client.post(url, form | {"ansehen": "1"}).content.decode()
    counted = page.split('name="counted" value="')[1][:64]
    stands = {code: page.split(f'name="{code}"')[0] and _checked(page, code) for code in choices()}
    client.post(url, form | stands | {"applied": form["ausser"], "counted": counted})
    return Declaration.objects.get()


def _checked(page, code):
    choice = [part for part in page.split("<input")[1:] if f'name="{code}"' in part and " checked" in part]
    return choice[0].split('value="')[1].split('"')[0]


def test_an_empty_line_is_all_yes(sign_in, url):
    page = shown(sign_in("geschaeftsstelle").post(url, {"ausser": "", "ansehen": "1"}))
    assert "16 Ja: angenommen, einstimmig" in page
    assert Ballot.objects.count() == 0


def test_one_line_gives_every_choice(sign_in, url):
    declared = declared_by(sign_in("geschaeftsstelle"), url, ausser="BY N, HE E SN N")
    assert declared.counts == "13 : 2 : 1 (Ja : Nein : Enthaltung)"
    assert {code for code, choice in declared.choices.items() if choice == "no"} == {"BY", "SN"}


def test_presence_fills_absences_in(sign_in, url, fourteen):
    client = sign_in("geschaeftsstelle")
    page = shown(client.get(url))
    assert page.count(" checked") == 2
    assert "2 abwesend" in page
    declared = declared_by(client, url, ausser="BYN")
    assert declared.counts == "13 : 1 : 0 (Ja : Nein : Enthaltung), 2 nicht anwesend"


def test_who_is_noted_as_away_and_votes_all_the_same_is_typed(sign_in, url, fourteen):
    assert declared_by(sign_in("geschaeftsstelle"), url, ausser="TH E").choices["TH"] == "abstain"


def test_who_is_there_and_called_absent_is_pointed_out(sign_in, url, fourteen):
    page = shown(sign_in("geschaeftsstelle").post(url, {"ausser": "BY A", "ansehen": "1"}))
    assert "Nach der Anwesenheit da, hier abwesend: Bayern." in page


def test_without_anybody_noted_nothing_is_filled_in(sign_in, url):
    assert shown(sign_in("geschaeftsstelle").get(url)).count(" checked") == 0


def test_a_closed_session_fills_nothing_in(sign_in, url, fourteen, meeting, office):
    meeting.session.close(by=office)
    assert shown(sign_in("geschaeftsstelle").get(url)).count(" checked") == 0


def test_enter_shows_and_never_records(sign_in, url):
    client = sign_in("geschaeftsstelle")
    form = choices() | {"ausser": "", "applied": "", "ansehen": "1"}
    for _ in range(3):
        page = client.post(url, form)
        form["counted"] = page.content.decode().split('name="counted" value="')[1][:64]
    assert (page.status_code, Ballot.objects.count()) == (200, 0)
    del form["ansehen"]
    assert (client.post(url, form).status_code, Ballot.objects.count()) == (302, 1)


def test_a_word_taken_out_of_the_line_is_taken_back(sign_in, url):
    stands = choices(BY="no", HE="no")
    form = stands | {"ausser": "HE N", "applied": "BY N HE N", "ansehen": "1"}
    assert "15 Ja, 1 Nein: angenommen" in shown(sign_in("geschaeftsstelle").post(url, form))


def test_an_empty_line_leaves_a_begun_grid_alone(sign_in, url):
    response = sign_in("geschaeftsstelle").post(url, {"ausser": "", "BY": "no", "ansehen": "1"})
    assert (len(sentences(response)), "Bayern: Die Stimme fehlt." in sentences(response)) == (15, False)


def test_what_cannot_be_read_is_said_and_kept(sign_in, url):
    response = sign_in("geschaeftsstelle").post(url, {"ausser": "XY N", "ansehen": "1"})
    said = "„XY“ beginnt mit keinem Kürzel eines Landes. Schreiben Sie Kürzel und Stimme, zum Beispiel BY N."
    assert sentences(response)[-1] == f"Alle Ja außer: {said}"
    assert 'value="XY N"' in response.content.decode()


@pytest.mark.parametrize("more", [{"EU": "yes"}, {"ausser": "EU N"}])
def test_a_seventeenth_choice_is_ignored_or_said(sign_in, url, more):
    response = confirmed(sign_in("geschaeftsstelle"), url, choices() | more)
    assert (response.status_code, Ballot.objects.count()) == ((302, 1) if "EU" in more else (200, 0))


def test_the_tally_explains_itself(sign_in, url):
    page = shown(sign_in("geschaeftsstelle").post(url, {"ausser": "BY E HE E SN A TH A", "ansehen": "1"}))
    assert f"13 von 16 nötig, {WHY}; 12 Ja, 2 Enthaltungen, 2 abwesend" in page


SUBJECT_OF = {
    Purpose.SUBSTANCE: WHY,
    Purpose.PROCEDURE: "weil es um das Verfahren geht (Geschäftsordnung: Einfache Mehrheit der abgegebenen Stimmen)",
    Purpose.ADMISSION: "weil ein verfristeter Punkt zugelassen werden soll",
}


@pytest.mark.parametrize("purpose", Purpose)
def test_the_reason_comes_from_the_rules(purpose):
    assert reason_of(ProcedureRules(), purpose) == SUBJECT_OF[purpose]


def test_a_subject_of_unanimity_is_the_reason():
    rules = ProcedureRules(unanimity_subjects=["budget"])
    expected = "weil der Gegenstand „Auswirkungen auf Haushalte“ die Zustimmung aller Länder verlangt"
    assert reason_of(rules, Purpose.SUBSTANCE, "budget") == expected


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        ({}, "13 von 16 nötig, weil; 1 Ja, 2 abwesend"),
        ({"majority_rule": "absolute"}, "9 von 16 nötig, weil; 1 Ja, 2 abwesend"),
        ({"majority_rule": "all_yes"}, "16 von 16 nötig, weil; 1 Ja, 2 abwesend"),
        ({"majority_rule": "simple_of_cast"}, "mehr Ja als Nein nötig, weil; 1 Ja, 2 abwesend"),
        ({"majority_rule": "simple_of_present"}, "8 von 14 anwesenden nötig, weil; 1 Ja, 2 abwesend"),
        ({"majority_rule": "no_objection"}, "mindestens 1 Ja und kein Nein nötig, weil; 1 Ja, 2 abwesend"),
        (
            {"majority_rule": "all_yes", "abstention_counts": "tolerated"},
            "von allen Ja oder Enthaltung nötig, weil; 1 Ja, 2 abwesend",
        ),
    ],
)
def test_what_is_needed_is_told_for_every_rule(rules, line):
    snapshot = rule_for(ProcedureRules(**rules), Purpose.SUBSTANCE)
    found = running(snapshot, {"BY": "yes", "HE": "absent", "TH": "absent"}, "weil")
    assert (found.line, len(found.missing)) == (line, 13)


@pytest.mark.parametrize(
    ("chosen", "found", "before", "expected"),
    [
        ("--", {}, {}, "ya"),
        ("-a", {}, {}, "ya"),
        ("n-", {}, {}, "n-"),
        ("--", {"A": "no"}, {}, "na"),
        ("na", {}, {"A": "no"}, "ya"),
        ("ea", {}, {"A": "no"}, "ea"),
        ("na", {"B": "no"}, {"A": "no"}, "yn"),
    ],
)
def test_the_line_and_the_grid_say_one_thing(chosen, found, before, expected):
    words = {"y": "yes", "n": "no", "e": "abstain", "a": "absent", "-": ""}
    stands = {member: words[sign] for member, sign in zip("AB", chosen, strict=True)}
    result = spread(stands, found, before, {"B"})
    assert {member: result.get(member, "") for member in "AB"} == {
        member: words[sign] for member, sign in zip("AB", expected, strict=True)
    }
