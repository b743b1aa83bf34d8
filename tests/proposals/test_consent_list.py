"""The list without debate: nothing gets there against the Vorkonferenz or a Land, and a Land takes an item off."""

import pytest

from conferences.models import AgendaItem, ProcedureRules
from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Position, Proposal
from tests.world import NOW

BLOCK = "Die IntMK begrüßt Kurse."


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def discussed(proposal_in, office):
    """A proposal in the Vorkonferenz that agrees to it without debate."""
    proposal = proposal_in("pre_conference")
    proposal.move("recommend", by=office, recommendation="consent")
    return proposal


@pytest.fixture
def table(conference, office):
    main = conference.meetings.get(kind="main")

    def tabled(proposal, code="table", **facts):
        fresh = Proposal.objects.get(pk=proposal.pk)
        fresh.move(code, by=office, meeting=main, top="2.1", consent_list=True, **facts)
        return AgendaItem.objects.get(number="2.1").is_on_consent_list

    return tabled


@pytest.fixture
def takes(somebody):
    """`takes(proposal, "sachsen", "objects")`."""

    def taken(proposal, who, stance):
        ziffer = next(block for block in proposal.text.read().blocks if block.kind == "ziffer")
        wish = {"block_id": ziffer.id, "wording": BLOCK} if stance == "supports_if" else {}
        return Position.take(proposal, stance, by=somebody(who), **wish)

    return taken


def test_what_nobody_wants_to_debate_gets_on_the_list(discussed, table, takes):
    takes(discussed, "sachsen", "supports")
    assert table(discussed) is True


def test_against_its_votum_nothing_gets_on_the_list(discussed, table, office):
    discussed.move("recommend", by=office, recommendation="debate")
    with pytest.raises(Refused) as refused:
        table(discussed)
    assert str(refused.value) == (
        "Das Votum der Vorkonferenz lautet „Aussprache in der Hauptkonferenz“; damit gehört der Punkt nicht auf die "
        "Grüne Liste. Setzen Sie ihn mit Aussprache auf die Tagesordnung oder halten Sie zuerst ein anderes Votum "
        "fest. Soll er trotzdem auf die Liste, geben Sie den Grund dafür an."
    )
    discussed.move("recommend", by=office, recommendation="consent")
    assert table(discussed) is True


@pytest.mark.parametrize(
    ("stance", "word"), [("objects", "Lehnt ab"), ("examining", "Prüft noch"), ("supports_if", "Unterstützt, wenn")]
)
@pytest.mark.parametrize("code", ["table", "table_directly"])
def test_against_a_land_nothing_gets_on_the_list(proposal_in, discussed, table, takes, code, stance, word):
    proposal = discussed if code == "table" else proposal_in("admitted")
    facts = {"reason": "Eilig."} if code == "table_directly" else {}
    takes(proposal, "sachsen", stance)
    with pytest.raises(Refused) as refused:
        table(proposal, code, **facts)
    assert str(refused.value) == (
        f"Gegen die Grüne Liste stehen die Positionen von Sachsen ({word}). Setzen Sie den Punkt mit Aussprache auf "
        "die Tagesordnung oder warten Sie, bis die Länder ihre Position ändern. Soll er trotzdem auf die Liste, "
        "geben Sie den Grund dafür an."
    )
    assert AgendaItem.objects.count() == 0
    takes(proposal, "sachsen", "supports")
    assert table(proposal, code, **facts) is True


def test_all_objecting_laender_are_named(discussed, table, takes):
    takes(discussed, "sachsen", "objects")
    takes(discussed, "hamburg_freigabe", "examining")
    with pytest.raises(Refused) as refused:
        table(discussed)
    assert "die Positionen von Hamburg (Prüft noch), Sachsen (Lehnt ab)." in str(refused.value)


@pytest.mark.parametrize(("veto", "is_refused"), [(1, True), (2, False)])
def test_how_many_laender_it_takes_is_said_by_the_rules(discussed, table, takes, conference, veto, is_refused):
    ProcedureRules.objects.filter(conference=conference).update(consent_list_veto=veto)
    takes(discussed, "sachsen", "objects")
    if is_refused:
        with pytest.raises(Refused):
            table(discussed)
    else:
        assert table(discussed) is True


def test_the_form_says_why_and_sets_no_tick(discussed, takes, sign_in):
    takes(discussed, "sachsen", "objects")
    page = sign_in("geschaeftsstelle").get(f"/vorschlaege/{discussed.reference}/schritt/table/").content.decode()
    assert page.count("Gegen die Grüne Liste stehen die Positionen von Sachsen (Lehnt ab).") == 1
    assert "checked" not in page


def test_a_land_takes_an_item_off_the_list_and_its_number_stays(discussed, table, somebody):
    table(discussed)
    proposal = Proposal.objects.get(pk=discussed.pk)
    assert proposal.move("take_off_list", by=somebody("sachsen"), reason="Wir haben Fragen.") is True
    item = AgendaItem.objects.get()
    assert (item.number, item.is_on_consent_list) == ("2.1", False)
    entry = Entry.objects.get(verb="take_off_list")
    assert (entry.note.text, entry.land_id) == ("Wir haben Fragen.", "SN")
    assert Proposal.objects.get(pk=proposal.pk).move("take_off_list", by=somebody("sachsen"), reason="x") is False


def test_where_the_rules_want_two_laender_one_alone_takes_nothing_off(discussed, table, takes, somebody, conference):
    table(discussed)
    ProcedureRules.objects.filter(conference=conference).update(consent_list_veto=2)
    takes(discussed, "sachsen", "objects")
    proposal = Proposal.objects.get(pk=discussed.pk)
    with pytest.raises(Refused) as refused:
        proposal.move("take_off_list", by=somebody("sachsen"), reason="Wir haben Fragen.")
    assert str(refused.value) == (
        "Nach der Geschäftsordnung nehmen erst 2 Länder mit einem Vorbehalt einen Punkt von der Liste ohne Aussprache; "
        "bisher sind es 1. Tragen Sie die Position Ihres Landes ein."
    )
    takes(discussed, "hamburg_freigabe", "examining")
    proposal = Proposal.objects.get(pk=discussed.pk)
    assert proposal.move("take_off_list", by=somebody("sachsen"), reason="Wir haben Fragen.") is True


def test_an_item_that_a_land_wants_to_debate_waits_for_the_office(discussed, table, takes, sign_in):
    def tasks():
        page = sign_in("geschaeftsstelle").get("/aufgaben/").context["page"]
        return [offer.label for task in page.tasks for offer in task.offers]

    table(discussed)
    assert tasks() == []
    takes(discussed, "sachsen", "objects")
    assert tasks() == ["Zur Aussprache stellen", "Abstimmung erfassen"]
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{discussed.reference}/schritt/take-off-list/"
    client.post(url, {"reason": "Sachsen lehnt ab."})
    assert tasks() == []


def test_with_a_reason_it_gets_on_the_list_against_a_land_and_the_reason_is_kept(discussed, table, takes):
    takes(discussed, "sachsen", "objects")
    assert table(discussed, consent_reason="Sachsen verzichtet auf die Aussprache.") is True
    item = AgendaItem.objects.get(number="2.1")
    assert item.consent_reason == "Sachsen verzichtet auf die Aussprache."
    assert Entry.objects.get(verb="table").note.text == "Sachsen verzichtet auf die Aussprache."


def test_a_reason_without_need_is_no_fact_of_the_item(discussed, table):
    assert table(discussed, consent_reason="Zur Sicherheit.") is True
    assert AgendaItem.objects.get(number="2.1").consent_reason == ""


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_empty_reason_is_none(discussed, table, takes, reason):
    takes(discussed, "sachsen", "objects")
    with pytest.raises(Refused):
        table(discussed, consent_reason=reason)


def test_against_the_rules_no_reason_helps(discussed, table, conference):
    ProcedureRules.objects.filter(conference=conference).update(consent_list_enabled=False)
    with pytest.raises(Refused, match="kennt keine Liste ohne Aussprache"):
        table(discussed, consent_reason="Trotzdem.")


@pytest.mark.parametrize(("day", "is_open"), [(26, True), (24, False)])
def test_until_the_set_time_a_land_lifts_an_item_off(discussed, table, somebody, conference, day, is_open):
    table(discussed)
    conference.deadlines.create(kind="consent", due_at=NOW.replace(day=day, hour=8))
    proposal = Proposal.objects.get(pk=discussed.pk)
    if is_open:
        assert proposal.move("take_off_list", by=somebody("sachsen"), reason="Wir haben Fragen.") is True
    else:
        with pytest.raises(Refused) as refused:
            proposal.move("take_off_list", by=somebody("sachsen"), reason="Wir haben Fragen.")
        assert str(refused.value) == (
            "Punkte konnten bis zum 24. März 2025, 08:00 Uhr von der Liste ohne Aussprache genommen werden. Beantragen "
            "Sie die Aussprache jetzt in der Sitzung."
        )
    assert AgendaItem.objects.get(number="2.1").is_on_consent_list is not is_open
