import re

import pytest
from django.test import Client
from django.urls import reverse

from journal.models import Entry
from proposals.amendments.dialogue import Act, Advice
from proposals.amendments.merging import Variant
from proposals.amendments.rules import Fate
from proposals.models import Amendment, AmendmentRound, AmendmentSponsor, MergeDraft, Proposal
from tests.proposals.amendments.conftest import TEXT, words, ziffer
from tests.proposals.pages import said
from tests.world import NOW
from text.amend import Replace

ALREADY = "Das ist schon geschehen: Die Zusammenführung ist abgeschlossen. Es gilt Fassung 2."
SECRET = "Nachtragshaushalt"  # stands in what must not leak


@pytest.fixture
def url(tabled):
    return lambda name, *args: reverse(f"proposals:{name}", args=[tabled.reference, *args])


def text_of(response) -> str:
    return response.content.decode()


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


def test_merge_without_javascript(sign_in, url, file, tabled):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    client = sign_in("geschaeftsstelle")
    assert "Zusammenführung beginnen" in text_of(client.get(url("merge")))
    client.post(url("merge_begin"))
    block = ziffer(tabled, 2)
    response = client.post(url("merge_choose"), {"stelle": block, "antrag_1": "original", "worte": ""})
    assert response.url == f"{url('merge')}#z-{block}"
    assert "Geld</ins>" in text_of(client.get(url("merge")))
    assert client.get(url("merge_finish")).status_code == 200
    response = client.post(url("merge_finish"), {"note": "Ä1 übernommen", "ergebnis_1": "adopted", "anmerkung_1": ""})
    assert response.url == url("amendments")
    assert words(tabled)[1].endswith("um Geld.")
    assert client.post(url("merge_choose"), {"stelle": block}).status_code == 302
    assert client.get(url("merge_finish")).url == url("merge")


def test_click_brings_back_only_its_place(sign_in, url, file, tabled):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    file(tabled, "sachsen", ("Mittel", "Zeit"))
    client = sign_in("geschaeftsstelle")
    client.post(url("merge_begin"))
    block = ziffer(tabled, 2)
    both = {"stelle": block, "antrag_1": "original", "antrag_2": "original", "worte": ""}
    page = text_of(client.post(url("merge_choose"), both, headers={"HX-Request": "true"}))
    assert f'id="ergebnis-{block}"' in page
    assert "1&nbsp;Kollision offen" in page
    assert "<html" not in page
    page = text_of(client.post(url("merge_choose"), both | {"worte": "Beides."}, headers={"HX-Request": "true"}))
    assert "Keine Kollision offen" in page
    assert "by-hand" in page


def marks(page) -> dict:
    """What the page sends to ask for news."""
    stelle, stand = (re.findall(f'name="{name}"[^>]* value="([^"]*)"', page) for name in ("stelle", "stand"))
    return {"stelle": stelle, "stand": stand}


def test_desk_tells_what_others_have_done_meanwhile(sign_in, url, file, tabled, somebody):
    first, block = file(tabled, "hamburg", ("Mittel", "Geld")), ziffer(tabled, 2)
    inserting = file(tabled, "hamburg", ziffern=f"{TEXT}4. Die IntMK dankt allen Ehrenamtlichen.")
    draft = MergeDraft.begin(tabled, by=somebody("geschaeftsstelle"))
    client = sign_in("geschaeftsstelle")
    seen = marks(text_of(client.get(url("merge"))))
    assert len(seen["stelle"]) == len(seen["stand"]) == 2
    assert client.post(url("merge_news"), seen).status_code == 204
    draft.choose(block, {1: Variant.ORIGINAL}, "", by=somebody("bayern"))
    page = text_of(client.post(url("merge_news"), seen))
    assert re.findall('<li[^>]* id="z-([a-z0-9]+)" hx-swap-oob="true"', page) == [block]
    assert "Uhr von Bayern" in page
    file(tabled, "sachsen", ziffern=f"{TEXT}4. Die IntMK beauftragt das Vorsitzland mit einer Umfrage.")
    page = text_of(client.post(url("merge_news"), seen))
    assert 'hx-swap-oob="afterend:#z-' in page
    assert "Während der Zusammenführung eingegangen" in page
    inserting.withdraw(by=somebody("hamburg"))
    first.withdraw(by=somebody("hamburg"))
    page = text_of(client.post(url("merge_news"), seen))
    assert page.count('hx-swap-oob="delete"') == 1


def test_overtaken_click_brings_the_place_as_it_is_now_and_keeps_the_words(sign_in, url, file, tabled, somebody):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft, block = MergeDraft.begin(tabled, by=somebody("geschaeftsstelle")), ziffer(tabled, 2)
    client = sign_in("geschaeftsstelle")
    seen = marks(text_of(client.get(url("merge"))))["stand"][0]
    draft.choose(block, {1: Variant.ORIGINAL}, "", by=somebody("bayern"))
    click = {"stelle": block, "stand": seen, "antrag_1": "out", "worte": "Meine Worte."}
    page = text_of(client.post(url("merge_choose"), click, headers={"HX-Request": "true"}))
    assert "inzwischen etwas geändert" in page
    assert "Ihre Worte waren: „Meine Worte.“" in page
    assert f'id="wahl-{block}" hx-swap-oob="true"' in page
    page = text_of(client.post(url("merge_choose"), click, follow=True))
    assert "Ihre Worte waren: „Meine Worte.“" in page


def test_finish_screen_leaves_open_what_nobody_has_chosen(sign_in, url, file, tabled, somebody):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    MergeDraft.begin(tabled, by=somebody("geschaeftsstelle"))
    form = sign_in("geschaeftsstelle").get(url("merge_finish")).context["form"]
    assert form["ergebnis_1"].value() == "filed"


def test_finish_screen_shows_the_text_again_where_it_changed(sign_in, url, file, tabled, somebody):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft, block = MergeDraft.begin(tabled, by=somebody("geschaeftsstelle")), ziffer(tabled, 2)
    draft = draft.choose(block, {1: Variant.ORIGINAL}, "", by=somebody("bayern"))
    client = sign_in("geschaeftsstelle")
    stand = client.get(url("merge_finish")).context["form"]["stand"].value()
    draft.choose(block, {1: Variant.ORIGINAL}, "Von Hand.", by=somebody("bayern"))
    data = {"note": "", "stand": stand, "ergebnis_1": "adopted_modified", "anmerkung_1": ""}
    response = client.post(url("merge_finish"), data)
    assert "nicht mehr der, den Sie vor sich hatten" in text_of(response)
    again = data | {"stand": response.context["form"]["stand"].value()}
    assert client.post(url("merge_finish"), again).status_code == 302


def test_click_shows_where_a_ziffer_goes(sign_in, url, file, tabled):
    first, *others = [line for line in TEXT.splitlines() if line]
    file(tabled, "hamburg", ziffern="\n".join([others[-1], first, *others[:-1]]))
    client = sign_in("geschaeftsstelle")
    client.post(url("merge_begin"))
    click = {"stelle": ziffer(tabled, 5), "antrag_1": "original", "worte": ""}
    page = text_of(client.post(url("merge_choose"), click, headers={"HX-Request": "true"}))
    assert '<p class="change-note">verschieben an den Anfang (Ä1)</p>' in page


@pytest.mark.parametrize(
    "bad",
    [{}, {"stelle": "x" * 5000}, {"stelle": "abcdefgh"}, {"antrag_x": "original"}, {"antrag_1": "alles"},
     {"antrag_99": "original"}, {"antrag_9999999999999999": "out"}, {"worte": "x" * 1000}],
)  # fmt: skip
def test_bad_choices_do_no_harm(sign_in, url, file, tabled, bad):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    client = sign_in("geschaeftsstelle")
    client.post(url("merge_begin"))
    assert client.post(url("merge_choose"), bad).status_code == 302
    assert client.get(url("merge")).status_code == 200


def test_new_one_slides_in_as_inactive(sign_in, url, file, tabled, somebody):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    MergeDraft.begin(tabled, by=somebody("geschaeftsstelle"))
    file(tabled, "sachsen", ("Bericht", "Vermerk"))
    page = text_of(sign_in("geschaeftsstelle").get(url("merge")))
    assert "Während der Zusammenführung eingegangen" in page
    assert "neu eingegangen" in page


@pytest.fixture
def finished(sign_in, url, file, tabled, somebody):
    """A merge that the office has finished from its page; and what it sent."""
    file(tabled, "hamburg", ("Mittel", "Geld"))
    office = somebody("geschaeftsstelle")
    MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: Variant.ORIGINAL}, "", by=office)
    sent = {"note": "Ä1 übernommen", "ergebnis_1": "adopted", "anmerkung_1": ""}
    assert sign_in("geschaeftsstelle").post(url("merge_finish"), sent).url == url("amendments")
    return sent


def test_finish_pressed_twice_happens_once_and_leads_to_the_same_page(sign_in, url, finished):
    response = sign_in("geschaeftsstelle").post(url("merge_finish"), finished)
    assert (response.status_code, response.url) == (302, url("amendments"))
    assert said(response)[-1] == ALREADY
    assert MergeDraft.objects.get().finished_in.number == 2
    assert (Proposal.objects.get().text.number, Entry.objects.filter(verb="amendments_decided").count()) == (2, 1)


def test_finish_with_another_decision_after_somebody_finished_is_told(sign_in, url, finished):
    response = sign_in("geschaeftsstelle").post(url("merge_finish"), finished | {"ergebnis_1": "rejected"})
    assert response.status_code == 200
    assert "inzwischen abgeschlossen oder verworfen" in text_of(response)
    assert MergeDraft.objects.get().finished_in.number == 2


def test_finish_after_the_draft_was_discarded_is_told(sign_in, url, file, tabled, somebody):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    MergeDraft.begin(tabled, by=somebody("geschaeftsstelle")).discard(by=somebody("geschaeftsstelle"))
    client = sign_in("geschaeftsstelle")
    assert client.post(url("merge_finish"), {"note": "", "ergebnis_1": "rejected"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_finish_pressed_twice_at_the_same_moment_happens_once(url, file, tabled, somebody, together):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    office = somebody("geschaeftsstelle")
    MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: Variant.ORIGINAL}, "", by=office)
    clients, sent = [Client() for _ in range(4)], {"note": "", "ergebnis_1": "adopted", "anmerkung_1": ""}
    for client in clients:
        client.force_login(office)
    found = together(*(lambda client=client: client.post(url("merge_finish"), sent) for client in clients))
    assert [(response.status_code, response.url) for response in found] == [(302, url("amendments"))] * 4
    done = "Über die Änderungsanträge ist entschieden. Es gilt Fassung 2."
    assert sorted(said(response)[-1] for response in found) == sorted([done, *[ALREADY] * 3])
    assert (Proposal.objects.get().text.number, Entry.objects.filter(verb="amendments_decided").count()) == (2, 1)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("amendments", 9), ("synopsis", 8), ("merge", 9)])
def test_queries_do_not_grow(sign_in, url, file, tabled, somebody, django_assert_num_queries, count, name, queries):
    office = somebody("geschaeftsstelle")
    for who, wanted in (("hamburg", "Geld"), ("sachsen", "Zeit"), ("bayern", "Euro"))[:count]:
        amendment = file(tabled, who, ("Mittel", wanted))
        AmendmentRound.advise(amendment, Advice.ADOPT, by=office, reason="Gut.")
        for other in {"hamburg", "sachsen", "bayern"} - {who}:
            AmendmentSponsor.join(amendment, by=somebody(other))
    MergeDraft.begin(tabled, by=office)
    client = sign_in("geschaeftsstelle")
    with django_assert_num_queries(queries):
        client.get(url(name))


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
