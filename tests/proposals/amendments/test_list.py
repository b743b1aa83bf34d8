"""The amendments of a proposal as they are read, listed, laid beside each other and talked about."""

import re

import pytest
from django.urls import reverse

from accounts.models import Land
from proposals.amendments.candidates import Variant
from proposals.amendments.dialogue import Act, Advice
from proposals.amendments.rules import Fate
from proposals.models import Amendment, AmendmentRound, AmendmentSponsor, MergeDraft, Proposal
from tests.proposals.amendments.texts import TEXT, text_of, ziffer
from tests.world import NOW
from text.amend import Replace

SECRET = "Nachtragshaushalt"  # stands in what must not leak


@pytest.mark.parametrize(("is_over", "count"), [(True, 1), (False, 0)])
def test_open_amendment_to_what_has_ended_says_that_nobody_decides_it(
    sign_in, somebody, url, file, tabled, is_over, count
):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    if is_over:
        tabled.move("withdraw", by=somebody("bayern_freigabe"), reason="Erledigt.")
    page = text_of(sign_in("hamburg").get(url("amendment", 1)))
    assert page.count("Über diesen Änderungsantrag wird nicht mehr entschieden.") == count


def test_recommendation_stands_on_the_list_and_the_reason_on_the_synopsis(sign_in, url, file, tabled, somebody):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"), reason="Weil Zahlen fehlen.")
    office = somebody("geschaeftsstelle")
    AmendmentRound.advise(amendment, Advice.REJECT, by=office, reason=f"Siehe {SECRET}.")
    assert "Weil Zahlen fehlen." in text_of(sign_in("sachsen").get(url("synopsis")))
    assert "Empfehlung: Ablehnen</strong>, noch nicht veröffentlicht" in text_of(
        sign_in("geschaeftsstelle").get(url("amendments"))
    )
    for name in ("amendments", "synopsis"):
        assert "Empfehlung: Ablehnen" not in text_of(sign_in("sachsen").get(url(name)))
    AmendmentRound.publish(amendment, by=office)
    assert "Empfehlung: Ablehnen" in text_of(sign_in("sachsen").get(url("amendments")))
    assert f"Siehe {SECRET}." in text_of(sign_in("sachsen").get(url("synopsis")))


def test_withdraw_join_and_leave(sign_in, url, file, tabled):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    sign_in("sachsen").post(url("amendment_join", 1))
    assert AmendmentSponsor.objects.standing().count() == 1
    sign_in("sachsen").post(url("amendment_leave", 1))
    assert AmendmentSponsor.objects.standing().count() == 0
    assert sign_in("sachsen").post(url("amendment_withdraw", 1)).status_code == 403
    sign_in("hamburg").post(url("amendment_withdraw", 1))
    assert Amendment.objects.get().state == Fate.WITHDRAWN


@pytest.mark.parametrize(
    ("name", "is_wanted", "steps"),
    [
        ("hamburg", False, ["Mitantragen"]),
        ("hamburg", True, ["Zur Freigabe vorlegen"]),
        ("hamburg_freigabe", True, ["Mitantragen"]),
        ("sachsen", True, []),
    ],
)
def test_joining_is_offered_by_the_way_the_land_has_chosen(sign_in, url, file, tabled, name, is_wanted, steps):
    Land.objects.filter(pk="HH").update(approves_positions=is_wanted)
    file(tabled, "sachsen", ("Mittel", "Geld"))
    page = sign_in(name).get(url("amendment", 1)).content.decode()
    offered = re.findall(r'<span class="kern-label">(Mitantragen|Zur Freigabe vorlegen)</span>', page)
    assert offered == steps


@pytest.mark.parametrize(("name", "can_leave"), [("hamburg", False), ("hamburg_freigabe", True)])
def test_leaving_is_refused_before_it_is_pressed_where_the_approver_decides(
    sign_in, url, file, tabled, name, can_leave
):
    file(tabled, "sachsen", ("Mittel", "Geld"))
    sign_in("hamburg").post(url("amendment_join", 1))
    Land.objects.filter(pk="HH").update(approves_positions=True)
    page = sign_in(name).get(url("amendment", 1)).content.decode()
    assert ("Nicht mehr mitantragen" in page, f'action="{url("amendment_leave", 1)}"' in page) == (True, can_leave)


def test_collisions_are_told_on_list_synopsis_and_page(sign_in, url, file, tabled):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    file(tabled, "sachsen", ("Mittel", "Zeit"))
    client = sign_in("stimmfuehrung")
    for page in (url("amendments"), url("synopsis"), url("amendment", 2)):
        assert "Ä1 und Ä2 ändern Ziffer 2 verschieden." in text_of(client.get(page))


def test_withdrawn_one_leaves_list_and_synopsis_intact(sign_in, url, file, tabled, somebody):
    first = file(tabled, "hamburg", ("Mittel", "Geld"))
    file(tabled, "sachsen", ("Mittel", "Zeit"))
    first.withdraw(by=somebody("hamburg"))
    client = sign_in("stimmfuehrung")
    for name in ("amendments", "synopsis"):
        page = text_of(client.get(url(name)))
        assert "verschieden" not in page
        assert "Zeit</ins>" in page


def test_dialogue_through_the_pages(sign_in, url, file, tabled):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    block = ziffer(tabled, 2)
    office = sign_in("geschaeftsstelle")
    assert office.get(url("amendment_advise", 1)).status_code == 200
    words_ = {f"wortlaut_{block}": f"Die IntMK bittet um {SECRET}."}
    response = office.post(url("amendment_advise", 1), {"advice": "modify", "reason": "Kürzer.", **words_})
    assert response.url == url("amendment", 1)
    assert SECRET in text_of(office.get(response.url))
    assert "nicht gefragt" in text_of(office.get(url("amendments")))
    assert SECRET not in text_of(sign_in("hamburg").get(url("amendment", 1)))
    assert sign_in("hamburg").post(url("amendment_ask", 1)).status_code == 403
    sign_in("geschaeftsstelle").post(url("amendment_ask", 1))
    hamburg = sign_in("hamburg")
    assert SECRET in text_of(hamburg.get(url("amendment", 1)))
    assert SECRET in text_of(hamburg.get(url("amendment_answer", 1)))
    assert hamburg.post(url("amendment_answer", 1), {"answer": "counter", "note": "", **words_}).status_code == 302
    for page in (url("amendment", 1), url("amendments"), url("synopsis")):
        assert SECRET not in text_of(sign_in("sachsen").get(page))
    sign_in("geschaeftsstelle").post(url("amendment_publish", 1))
    assert SECRET in text_of(sign_in("sachsen").get(url("amendment", 1)))
    assert sign_in("sachsen").get(url("amendment_answer", 1)).status_code == 403


def test_forms_of_the_dialogue_begin_with_what_was_said_last(sign_in, url, file, tabled, somebody):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    office, hamburg = somebody("geschaeftsstelle"), somebody("hamburg")
    shorter = [Replace(ziffer(tabled, 2), "Die IntMK bittet um Geld.")]
    AmendmentRound.advise(amendment, Advice.MODIFY, by=office, reason="Kürzer.", operations=shorter)
    AmendmentRound.ask(amendment, by=office)
    AmendmentRound.answer(amendment, Act.ACCEPT, by=hamburg, note="Gern.")
    form = sign_in("geschaeftsstelle").get(url("amendment_advise", 1)).context["form"]
    assert [field.value() for field in form] == ["modify", "Kürzer.", "Die IntMK bittet um Geld."]
    form = sign_in("hamburg").get(url("amendment_answer", 1)).context["form"]
    assert [field.value() for field in form] == ["accept", "Gern.", "Die IntMK bittet um Geld."]
    euro = [Replace(ziffer(tabled, 2), "Die IntMK bittet um Euro.")]
    AmendmentRound.answer(amendment, Act.COUNTER, by=hamburg, operations=euro)
    form = sign_in("geschaeftsstelle").get(url("amendment_advise", 1)).context["form"]
    assert form[f"wortlaut_{ziffer(tabled, 2)}"].value() == "Die IntMK bittet um Euro."


def test_guests_and_press_see_nothing(sign_in, url, file, tabled, somebody):
    tabled.open_to_guests(True, by=somebody("geschaeftsstelle"))
    file(tabled, "hamburg", ("Mittel", SECRET))
    for who, status in (("bund", 403), ("presse", 404), ("verwaltung", 404)):
        for page in (url("amendments"), url("synopsis"), url("amendment", 1), url("merge")):
            assert sign_in(who).get(page).status_code == status
    assert SECRET not in text_of(sign_in("bund").get(tabled.get_absolute_url()))


def test_amendment_to_a_draft_is_404_for_those_who_did_not_see_it(proposal_in, file, somebody, sign_in, stopped_clock):
    proposal = proposal_in("drafting", ziffern=TEXT)
    stopped_clock(NOW.replace(day=3))
    file(proposal, "hamburg", ("Mittel", SECRET))
    proposal.move("submit", by=somebody("bayern_freigabe"))
    proposal.move("admit", by=somebody("geschaeftsstelle"))
    client = sign_in("sachsen")
    assert client.get(reverse("proposals:amendment", args=[proposal.reference, 1])).status_code == 404
    for name in ("amendments", "synopsis"):
        assert SECRET not in text_of(client.get(reverse(f"proposals:{name}", args=[proposal.reference])))
    assert SECRET not in text_of(client.get(proposal.get_absolute_url()))


def test_decided_ones_show_their_fate(sign_in, url, file, tabled, somebody):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    office = somebody("geschaeftsstelle")
    MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: Variant.ORIGINAL}, "", by=office)
    sign_in("geschaeftsstelle").post(
        url("merge_finish"), {"note": "", "ergebnis_1": "adopted", "anmerkung_1": "Einvernehmen."}
    )
    page = text_of(sign_in("sachsen").get(url("amendment", 1)))
    assert "Entschieden in Fassung 2: Einvernehmen." in page
    assert Proposal.objects.get().text.number == 2


def test_list_of_an_ended_proposal_says_so(sign_in, url, file, tabled, somebody):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    assert "Der Vorschlag ist beendet" not in text_of(sign_in("sachsen").get(url("amendments")))
    tabled.move("withdraw", by=somebody("bayern_freigabe"), reason="Erledigt.")
    assert "Der Vorschlag ist beendet" in text_of(sign_in("sachsen").get(url("amendments")))
    assert "Zurzeit nicht möglich" in text_of(sign_in("geschaeftsstelle").get(url("merge")))


def test_dossier_leads_to_the_amendments(sign_in, url, file, tabled):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    page = text_of(sign_in("geschaeftsstelle").get(tabled.get_absolute_url()))
    assert url("amendments") in page
    assert "Offen: Ä1." in page
    assert url("amend") in text_of(sign_in("sachsen").get(tabled.get_absolute_url()))


def test_synopsis_shows_only_places_with_amendments_where_asked(sign_in, url, file, tabled):
    file(tabled, "hamburg", ("Mittel", "Geld"), ("einen Bericht", "zwei Berichte"))
    client = sign_in("sachsen")
    whole, short = (text_of(client.get(url("synopsis"), data)) for data in ({}, {"nur": "antraege"}))
    names = [[place in page for place in ("Ziffer 1</p>", "Ziffer 2</p>", "Ziffer 3</p>")] for page in (whole, short)]
    assert names == [[True, True, True], [False, True, True]]
    assert f'href="{url("synopsis")}?nur=antraege"' in whole
    assert f'href="{url("synopsis")}">Ganzen Text zeigen' in short


def test_a_recommendation_can_decline_a_move(sign_in, url, file, tabled):
    first, *others = [line for line in TEXT.splitlines() if line]
    file(tabled, "hamburg", ziffern="\n".join([others[-1].replace("einen", "zwei"), first, *others[:-1]]))
    block, office = ziffer(tabled, 5), sign_in("geschaeftsstelle")
    page = text_of(office.get(url("amendment_advise", 1)))
    assert "Ziffer 3 vor Ziffer 1 verschoben" in page
    words = {f"wortlaut_{block}": "Die IntMK bittet das Vorsitzland um zwei Bericht."}
    office.post(url("amendment_advise", 1), {"advice": "modify", "reason": "Der Ort stimmt.", **words})
    operations = AmendmentRound.objects.get().operations
    assert [(each["op"], each.get("text")) for each in operations] == [("replace", words[f"wortlaut_{block}"])]
    form = office.get(url("amendment_advise", 1)).context["form"]
    assert form[f"ort_{block}"].value() is False


def test_a_recommendation_keeps_a_move_where_it_is_ticked(sign_in, url, file, tabled):
    first, *others = [line for line in TEXT.splitlines() if line]
    file(tabled, "hamburg", title="Kurse retten", ziffern="\n".join([others[-1], first, *others[:-1]]))
    block, office = ziffer(tabled, 5), sign_in("geschaeftsstelle")
    data = {"advice": "modify", "reason": "Kürzer.", "wortlaut_title": "Retten", f"ort_{block}": "on"}
    office.post(url("amendment_advise", 1), data)
    assert [each["op"] for each in AmendmentRound.objects.get().operations] == ["title", "move"]


def test_a_recommendation_that_declines_all_of_it_is_refused(sign_in, url, file, tabled):
    first, *others = [line for line in TEXT.splitlines() if line]
    file(tabled, "hamburg", ziffern="\n".join([others[-1], first, *others[:-1]]))
    page = sign_in("geschaeftsstelle").post(url("amendment_advise", 1), {"advice": "modify", "reason": "Nein."})
    assert "etwas am Text ändern" in text_of(page)
