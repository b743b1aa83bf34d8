"""What speaks against a step now: one sentence, and the proposal stays where it is."""

from datetime import date, datetime

import pytest

from conferences.models import AgendaItem, Deadline, Meeting, ProcedureRules
from conferences.rules import DeadlineHardness
from intmk.clock import BERLIN
from intmk.refusal import Refused
from proposals.models import Proposal
from proposals.versions.saving import Draft, revise
from text.parse import parse
from text.text import Text


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


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
    assert objection(proposal_in("drafting"), "submit", "bayern_freigabe") == (
        "Die Frist „Einreichung“ ist am 5. März 2025, 23:59 Uhr abgelaufen. "
        "Bitten Sie die Geschäftsstelle um eine Ausnahme."
    )
    Deadline.objects.all().delete()


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


def test_a_land_that_leads_no_group_hears_where_its_idea_goes(proposal_in, conference, objection, sign_in):
    conference.groups.update(lead_land="HH")
    proposal = proposal_in("exchange")
    words = (
        "Bayern leitet in dieser Konferenz keine Arbeitsgruppe. Eine eigene legt die Geschäftsstelle in Niedersachsen "
        "auf Ihre Bitte an; danach nehmen Sie den Vorschlag hier hinein. Oder: Im Austausch weist die Geschäftsstelle "
        "den Vorschlag einer bestehenden Gruppe zu."
    )
    assert objection(proposal, "take_up", "bayern", group=conference.groups.get()) == words
    assert words in sign_in("bayern").get(proposal.get_absolute_url()).content.decode()


def test_meetings_are_offered_with_their_dates(proposal_in, sign_in):
    page = sign_in("geschaeftsstelle").get(f"/vorschlaege/{proposal_in('admitted').reference}/schritt/table-directly/")
    assert ">Hauptkonferenz Göttingen, 23.–24. April 2025</option>" in page.content.decode()
