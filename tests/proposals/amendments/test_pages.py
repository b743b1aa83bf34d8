import re

import pytest
from django.test import Client

from journal.models import Entry
from proposals.amendments.candidates import Variant
from proposals.amendments.dialogue import Advice
from proposals.models import AmendmentRound, AmendmentSponsor, MergeDraft, Proposal
from tests.proposals.amendments.texts import TEXT, text_of, words, ziffer
from tests.proposals.pages import said

ALREADY = "Das ist schon geschehen: Die Zusammenführung ist abgeschlossen. Es gilt Fassung 2."
SECRET = "Nachtragshaushalt"  # stands in what must not leak


def test_merge_without_javascript(sign_in, url, file, tabled):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    client = sign_in("geschaeftsstelle")
    assert "Zusammenführung beginnen" in text_of(client.get(url("merge")))
    client.post(url("merge_begin"))
    block = ziffer(tabled, 2)
    response = client.post(url("merge_choose"), {"stelle": block, "antrag_1": "original", "worte": ""})
    assert response.url == f"{url('merge')}?ab={block}#z-{block}"
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
    assert '<p class="change-note">vor Ziffer 1 verschieben (Ä1)</p>' in page


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
@pytest.mark.parametrize(("name", "queries"), [("amendments", 7), ("synopsis", 7), ("merge", 8)])
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
