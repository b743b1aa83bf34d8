"""How a proposal ends without an outcome, or goes on in the next conference; and what speaks against a step now."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conferences.models import AgendaItem, Conference, Deadline, Meeting, ProcedureRules
from conferences.rules import DeadlineHardness
from intmk.clock import BERLIN
from intmk.refusal import Refused
from journal.models import Entry
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Position, Proposal
from proposals.versions.saving import Draft, revise
from tests.world import SECRET, SESSION
from text.parse import parse
from text.text import Text

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


@pytest.fixture
def objection(somebody):
    """The sentence that refuses a step; the proposal stays where it is."""

    def sentence(proposal, code, who="geschaeftsstelle", **facts):
        before = Proposal.objects.get(pk=proposal.pk).state
        with pytest.raises(Refused) as refused:
            proposal.move(code, by=somebody(who), **facts)
        assert Proposal.objects.get(pk=proposal.pk).state == before
        return str(refused.value)

    return sentence


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"addressee": ""}, "ein Adressat"),
        ({"contact": ""}, "eine Kontaktstelle"),
        ({"addressee": "", "contact": ""}, "ein Adressat, eine Kontaktstelle"),
        ({"ziffern": ""}, "mindestens eine Ziffer"),
    ],
)
def test_an_incomplete_proposal_is_not_submitted(proposal_in, objection, lacking, words):
    assert objection(proposal_in("drafting", **lacking), "submit", "bayern_freigabe") == (
        f"Vor der Einreichung fehlt noch: {words}. Ergänzen Sie das unter „Text bearbeiten“."
    )


def test_a_proposal_without_a_rationale_is_not_submitted(proposal_in, objection, somebody):
    proposal = proposal_in("drafting")
    revise(proposal, Draft(Text(proposal.title, parse("", "1. Nur das.", ""))), base=1, by=somebody("hamburg"))
    assert "eine Begründung" in objection(proposal, "submit", "bayern_freigabe")


def test_an_unchanged_text_is_not_submitted_again(proposal_in, objection):
    assert objection(proposal_in("returned"), "resubmit", "bayern_freigabe") == (
        "Seit der Rückgabe gibt es keine neue Fassung. Überarbeiten Sie zuerst den Text."
    )


def test_after_a_strict_deadline_nothing_is_submitted(proposal_in, objection, conference):
    ProcedureRules.objects.filter(conference=conference).update(deadline_hardness=DeadlineHardness.STRICT)
    assert objection(proposal_in("drafting"), "submit", "bayern_freigabe").startswith("Die Frist zur Einreichung")
    Deadline.objects.all().delete()


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


def test_open_amendments_stay_behind_and_that_is_said_before(proposal_in, somebody, sign_in):
    proposal = proposal_in("admitted")
    Amendment.file(proposal, Wish(Text("Anders", proposal.text.read().blocks)), base=1, by=somebody("hamburg"))
    page = sign_in("geschaeftsstelle").get(f"/vorschlaege/{proposal.reference}/schritt/carry-over/").content.decode()
    assert page.count("Offene Änderungsanträge gehen nicht mit: Ä1.") == 1


@pytest.mark.parametrize(
    ("state", "step", "words"),
    [
        ("admitted", "to_pre_conference", "Die Vorkonferenz ist vorbei."),
        ("pre_conference", "table", "Alle Sitzungen, die beschließen, sind vorbei."),
        ("admitted", "table_directly", "Alle Sitzungen, die beschließen, sind vorbei."),
    ],
)
def test_no_step_leads_to_a_meeting_that_is_over(proposal_in, office, sign_in, stopped_clock, state, step, words):
    proposal = proposal_in(state)
    if state == "pre_conference":
        proposal.move("recommend", by=office, recommendation="consent")
    stopped_clock(datetime(2025, 4, 25, tzinfo=BERLIN))
    page = sign_in("geschaeftsstelle").get(f"/vorschlaege/{proposal.reference}/schritt/{step.replace('_', '-')}/")
    assert page.content.decode().count(words) == 1
    main = proposal.conference.meetings.get(kind="main")
    Meeting.objects.create(
        conference=proposal.conference, kind="special", starts_on=date(2025, 5, 2), ends_on=date(2025, 5, 2)
    )
    with pytest.raises(Refused):
        proposal.move(step, by=office, meeting=main, top="9", reason="Eilt.")


def test_nothing_waits_any_more_at_what_has_ended(proposal_in, somebody, sign_in):
    proposal = proposal_in("pre_conference")
    Position.take(proposal, "supports", by=somebody("hamburg"))
    Amendment.file(proposal, Wish(Text("Anders", proposal.text.read().blocks)), base=1, by=somebody("sachsen"))
    proposal.move("withdraw", by=somebody("bayern_freigabe"))
    page = sign_in("geschaeftsstelle").get(proposal.get_absolute_url()).content.decode()
    found = [words for words in ("Bund öffnen", "um Bestätigung gebeten", '<span class="count">1') if words in page]
    assert found == []
    with pytest.raises(Refused, match="beendet"):
        proposal.open_to_guests(True, by=somebody("geschaeftsstelle"))


def test_without_a_pre_conference_there_is_none_to_go_to(proposal_in, objection, conference):
    proposal = proposal_in("admitted")
    meeting = conference.meetings.get(kind="pre")
    Meeting.objects.filter(pk=meeting.pk).delete()
    assert objection(proposal, "to_pre_conference", meeting=meeting) == (
        "Für diese Konferenz ist keine Vorkonferenz angelegt. Setzen Sie den Vorschlag direkt auf die Tagesordnung."
    )


def test_before_the_pre_conference_there_is_no_recommendation(proposal_in, objection, stopped_clock):
    proposal = proposal_in("pre_conference")
    stopped_clock(datetime(2025, 3, 18, 23, 59, 59, tzinfo=BERLIN))
    assert objection(proposal, "recommend", recommendation="consent") == (
        "Die Vorkonferenz beginnt erst am 19. März 2025. Danach halten Sie ihr Votum fest."
    )


def test_a_return_takes_the_recommendation_along(proposal_in, office):
    proposal = proposal_in("pre_conference")
    proposal.move("recommend", by=office, recommendation="consent", note="Einvernehmlich.")
    proposal.move("return", by=office, reason="Ziffer 2 ist unklar.")
    proposal.refresh_from_db()
    assert (proposal.recommendation, proposal.recommendation_note) == ("", "")


def test_without_a_recommendation_nothing_is_tabled(proposal_in, objection, conference, office):
    proposal, main = proposal_in("pre_conference"), conference.meetings.get(kind="main")
    assert objection(proposal, "table", meeting=main, top="2.1") == (
        "Das Votum der Vorkonferenz fehlt noch. Halten Sie es zuerst fest."
    )
    proposal.move("recommend", by=office, recommendation="return")
    assert objection(proposal, "table", meeting=main, top="2.1") == (
        "Die Vorkonferenz empfiehlt eine Überarbeitung. Geben Sie den Vorschlag zurück oder ersetzen Sie das Votum."
    )
    assert proposal.move("recommend", by=office, recommendation="debate") is True
    assert proposal.move("table", by=office, meeting=main, top="2.1") is True


def test_without_a_main_conference_nothing_is_tabled(proposal_in, objection, conference):
    proposal, main = proposal_in("admitted"), conference.meetings.get(kind="main")
    Meeting.objects.filter(pk=main.pk).delete()
    assert objection(proposal, "table_directly", meeting=main, top="2.1", reason="Eilig.") == (
        "Für diese Konferenz ist keine Hauptkonferenz angelegt."
    )


@pytest.mark.parametrize(("code", "facts"), [("defer", {"reason": "Zeit."}), ("refer", {"referred_to": "AG"})])
def test_before_the_session_it_decides_nothing(proposal_in, objection, code, facts):
    assert objection(proposal_in("tabled"), code, **facts) == (
        "Die Hauptkonferenz beginnt erst am 23. April 2025. Vorher kann sie nicht entscheiden."
    )


def test_without_a_list_nothing_is_put_on_it(proposal_in, objection, conference, office):
    proposal, main = proposal_in("admitted"), conference.meetings.get(kind="main")
    ProcedureRules.objects.filter(conference=conference).update(consent_list_enabled=False)
    proposal = Proposal.objects.get(pk=proposal.pk)
    assert objection(proposal, "table_directly", meeting=main, top="2.1", reason="x", consent_list=True) == (
        "Die Geschäftsordnung dieser Konferenz kennt keine Liste ohne Aussprache."
    )
    assert AgendaItem.objects.count() == 0


def test_a_group_that_another_land_leads_is_not_ones_own(proposal_in, objection, conference):
    proposal, theme = proposal_in("exchange"), conference.themes.get()
    group = conference.groups.create(slug="andere", name="AG Andere", lead_land_id="HH")
    assert objection(proposal, "take_up", "bayern", group=group, theme=theme) == (
        "Die Federführung der Gruppe „AG Andere“ hat ein anderes Land. "
        "Stellen Sie die Idee zum Austausch; die Geschäftsstelle weist sie dann zu."
    )


@pytest.mark.parametrize(
    ("kind", "is_refused"), [("ordinary", True), ("report", True), ("lead", False), ("declaration", False)]
)
def test_only_lead_motions_and_declarations_go_without_a_theme(proposal_in, somebody, conference, kind, is_refused):
    proposal = proposal_in("exchange", kind=kind)
    if is_refused:
        with pytest.raises(Refused, match=r"^Bitte wählen Sie ein Thema\."):
            proposal.move("take_up", by=somebody("bayern"), group=conference.groups.get())
    assert Proposal.objects.get().state == "exchange"
    if not is_refused:
        assert proposal.move("take_up", by=somebody("bayern"), group=conference.groups.get()) is True


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


def test_a_land_that_leads_no_group_hears_where_its_idea_goes(proposal_in, conference, objection, sign_in):
    conference.groups.update(lead_land="HH")
    proposal = proposal_in("exchange")
    words = (
        "Bayern leitet in dieser Konferenz keine Arbeitsgruppe. "
        "Im Austausch weist die Geschäftsstelle den Vorschlag einer Gruppe zu."
    )
    assert objection(proposal, "take_up", "bayern", group=conference.groups.get()) == words
    assert words in sign_in("bayern").get(proposal.get_absolute_url()).content.decode()


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


def test_meetings_are_offered_with_their_dates(proposal_in, sign_in):
    page = sign_in("geschaeftsstelle").get(f"/vorschlaege/{proposal_in('admitted').reference}/schritt/table-directly/")
    assert ">Hauptkonferenz Göttingen, 23.–24. April 2025</option>" in page.content.decode()
