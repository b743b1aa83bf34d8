"""An amendment is written in the editor by Ziffer, kept until it is filed, and nobody else sees it before."""

from datetime import timedelta

import pytest
from django.urls import reverse

from conferences.models import Deadline
from intmk import clock
from intmk.rescue import mark_of
from proposals.models import Amendment, Proposal, WorkingCopy
from proposals.versions.saving import Draft, revise
from tests.proposals.amendments.texts import text_of, ziffer
from tests.proposals.drafting.typed import WEB_FORM, form_of
from tests.world import NOW
from text.amend import Insert, Replace
from text.blocks import Block, Kind
from text.text import Text


@pytest.fixture
def changed(tabled):
    """`changed(("Mittel", "Geld"))`: the blocks of the text with words replaced."""

    def blocks(*changes):
        text = list(tabled.text.read().blocks)
        for old, new in changes:
            text = [Block(b.id, b.kind, b.text.replace(old, new), b.level) for b in text]
        return text

    return blocks


@pytest.fixture
def post(sign_in, tabled, url, changed):
    """`post("hamburg", ("Mittel", "Geld"), do="file")`: what the editor answers to the text with words replaced."""

    def posted(who, *changes, to=None, headers=None, **form):
        body = form_of(tabled, **{"blocks": changed(*changes), "reason": "Besser.", "do": "file"} | form)
        return sign_in(who).post(to or url("amend"), body, content_type=WEB_FORM, headers=headers or {})

    return posted


def test_land_writes_looks_and_files(sign_in, post, url, tabled):
    assert text_of(sign_in("hamburg").get(url("amend"))).count("Ihr Text ist noch derselbe.") == 1
    response = post("hamburg", ("Mittel", "Geld"), do="look")
    assert response.url == f"{url('amend')}#vorschau"
    page = text_of(sign_in("hamburg").get(url("amend")))
    assert page.count("In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt.") == 1
    assert page.count("um Geld.</textarea>") == 1
    assert not Amendment.objects.exists()
    response = post("hamburg", ("Mittel", "Geld"))
    assert response.url == url("amendment", 1)
    amendment = Amendment.objects.get()
    words = "Die IntMK bittet die Bundesregierung um Geld."
    assert amendment.wanted() == (Replace(ziffer(tabled, 2), words),)
    assert (amendment.land_id, amendment.reason) == ("HH", "Besser.")
    assert not WorkingCopy.objects.exists()


def test_what_stands_beside_follows_the_draft(post, sign_in, url):
    post("hamburg", ("Mittel", "Geld"), do="keep", headers={"X-Autosave": "1"})
    page = text_of(sign_in("hamburg").get(url("amend"), headers={"HX-Request": "true"}))
    assert page.count("In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt.") == 1
    assert "<textarea" not in page


def test_a_button_adds_a_ziffer_and_its_words_become_the_amendment(post, tabled, changed):
    first = ziffer(tabled, 1)
    response = post("hamburg", do=f"after:{first}")
    new = next(block for block in WorkingCopy.objects.get().read().blocks if not block.text)
    assert response.url.endswith(f"/aenderungen/neu/?weiter={new.id}#b-{new.id}")
    blocks = changed()
    blocks.insert(1, Block(new.id, Kind.ZIFFER, " Neue  Worte.\n", 1))
    post("hamburg", blocks=[*blocks, Block("leer0000", Kind.RATIONALE, " ")])
    assert Amendment.objects.get().wanted() == (Insert(first, Block(new.id, Kind.ZIFFER, "Neue Worte.", 1)),)


def test_the_same_click_twice_is_one_amendment(post, url):
    for _ in range(2):
        assert post("hamburg", ("Mittel", "Geld"), mark="").url == url("amendment", 1)
    assert (Amendment.objects.count(), WorkingCopy.objects.count()) == (1, 0)


def test_refusal_keeps_what_was_typed(post, url, sign_in):
    response = post("hamburg", reason="Mein Grund\nin zwei Zeilen")
    page = text_of(response)
    assert (response.status_code, page.count("derselbe wie Fassung 1")) == (422, 1)
    assert page.count("Mein Grund\nin zwei Zeilen</textarea>") == 1
    assert text_of(sign_in("hamburg").get(url("amend"))).count("Mein Grund\nin zwei Zeilen</textarea>") == 1


@pytest.mark.parametrize(
    ("bad", "status"),
    [
        ({"title": "\u200b"}, 422),
        ({"blocks": []}, 422),
        ({"base": "x"}, 302),
        ({"base": "99"}, 302),
        ({"note": "Von einem anderen Formular", "is_editorial": "1"}, 302),
        ({"reason": "x" * 400_000}, 422),
    ],
)
def test_bad_input_is_answered_with_a_page(post, bad, status):
    assert post("hamburg", ("Mittel", "Geld"), **bad).status_code == status


def test_draft_is_seen_by_its_writer_only_and_led_back_to(post, url, sign_in, tabled):
    post("hamburg", ("Mittel", "Geheimes"), reason="Geheimes", do="keep")
    for page in (tabled.get_absolute_url(), url("amendments")):
        text = text_of(sign_in("hamburg").get(page))
        assert text.count(f'<a href="{url("amend")}">Am Änderungsantrag weiterschreiben</a>') == 1
    for who in ("hamburg_freigabe", "bayern", "sachsen", "geschaeftsstelle"):
        for page in (tabled.get_absolute_url(), url("amendments"), url("amend")):
            text = text_of(sign_in(who).get(page))
            assert "weiterschreiben" not in text
            assert "Geheimes" not in text


def test_discarding_leaves_the_other_drafts(post, url, file, tabled, sign_in):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    post("hamburg", ("Kurse", "Plätze"), do="keep")
    post("hamburg", ("Bericht", "Brief"), do="keep", to=url("amend_anew", 1))
    text = text_of(sign_in("hamburg").get(url("amendments")))
    assert [text.count(f'href="{address}">Am') for address in (url("amend"), url("amend_anew", 1))] == [1, 1]
    assert sign_in("hamburg").post(url("amend_discard")).url == url("amendments")
    assert WorkingCopy.objects.get().replaces.number == 1
    assert sign_in("hamburg").post(url("amend_anew_discard", 1)).url == url("amendments")
    assert not WorkingCopy.objects.exists()


def test_drafts_of_the_text_and_of_an_amendment_do_not_meet(proposal_in, sign_in):
    proposal = proposal_in("drafting")
    for name, words in (("write", "Für die Fassung"), ("amend", "Für den Antrag")):
        blocks = [Block(b.id, b.kind, words, b.level) for b in proposal.text.read().blocks]
        form = form_of(proposal, blocks=blocks, do="keep")
        sign_in("hamburg").post(reverse(f"proposals:{name}", args=[proposal.reference]), form, content_type=WEB_FORM)
    client = sign_in("hamburg")
    for name, mine, other in (("write", "Für die Fassung", "den Antrag"), ("amend", "Für den Antrag", "die Fassung")):
        page = text_of(client.get(reverse(f"proposals:{name}", args=[proposal.reference])))
        assert (page.count(f"{mine}</textarea>"), f"Für {other}" in page) == (5, False)


def test_resubmission_starts_from_the_earlier_words_and_replaces_them(sign_in, url, file, tabled, post):
    file(tabled, "hamburg", ("Mittel", "Geld"), reason="Mein Grund")
    page = text_of(sign_in("hamburg").get(url("amend_anew", 1)))
    assert (page.count("um Geld.</textarea>"), page.count("Mein Grund</textarea>")) == (1, 1)
    assert post("hamburg", ("Mittel", "Zeit"), to=url("amend_anew", 1)).url == url("amendment", 2)
    assert list(Amendment.objects.values_list("state", "replaces__number")) == [("withdrawn", None), ("filed", 1)]
    assert not WorkingCopy.objects.exists()


def test_typed_amendment_survives_the_end_of_the_session(client, somebody, url, tabled, changed):
    mark = mark_of(somebody("hamburg").pk)
    body = form_of(tabled, blocks=changed(("Mittel", "Geld")), reason="Mein Grund", do="file", opened_by=mark)
    assert client.post(url("amend"), body, content_type=WEB_FORM).url == f"{reverse('login')}?next={url('amend')}"
    client.force_login(somebody("hamburg"))
    for _ in range(2):
        page = text_of(client.get(url("amend")))
        assert (page.count("um Geld.</textarea>"), page.count("Mein Grund</textarea>")) == (1, 1)
        assert "noch nicht eingebracht" in page
    assert not Amendment.objects.exists()


def test_a_window_that_missed_a_reason_does_not_overwrite_it(post):
    post("hamburg", do="keep", reason="Im anderen Fenster", mark="")
    response = post("hamburg", do="keep", reason="In diesem Fenster", mark="", headers={"X-Autosave": "1"})
    assert response.status_code == 409
    assert WorkingCopy.objects.get().reason == "Im anderen Fenster"


def test_draft_outlives_the_deadline_and_becomes_a_paper_at_the_table(post, sign_in, url, conference, stopped_clock):
    post("hamburg", ("Mittel", "Geld"), do="keep", reason="")
    Deadline.objects.create(conference=conference, kind="amendment", due_at=NOW - timedelta(minutes=1))
    pages = [text_of(sign_in(who).get(url("amend"))) for who in ("hamburg", "sachsen")]
    assert [page.count("noch als Tischvorlage einbringen") for page in pages] == [1, 1]
    assert [page.count("um Geld.</textarea>") for page in pages] == [1, 0]
    assert ["data-editor" in page for page in pages] == [True, False]
    response = post("hamburg", ("Mittel", "Geld"), reason="")
    assert (response.status_code, WorkingCopy.objects.count(), Amendment.objects.count()) == (422, 1, 0)
    stopped_clock(clock.end_of(conference.meetings.get(kind="main").starts_on))
    assert "braucht eine Begründung, warum" in text_of(post("hamburg", ("Mittel", "Geld"), reason=""))
    assert post("hamburg", ("Mittel", "Geld")).status_code == 302
    assert Amendment.objects.get().tabled_at_session


def test_draft_is_not_led_back_to_when_the_year_is_over(post, sign_in, url, tabled, conference, stopped_clock):
    post("hamburg", ("Mittel", "Geld"), do="keep")
    stopped_clock(clock.end_of(conference.ends_on + timedelta(days=1)))
    for page in (tabled.get_absolute_url(), url("amendments")):
        assert "weiterschreiben" not in text_of(sign_in("hamburg").get(page))


def test_draft_on_an_older_version_says_so_and_is_filed_on_it(proposal_in, somebody, sign_in):
    proposal = proposal_in("exchange")
    address, old = reverse("proposals:amend", args=[proposal.reference]), proposal.text.read().blocks
    blocks = [Block(old[0].id, old[0].kind, "Sachsen ändert Ziffer 1.", 1), *old[1:]]
    client = sign_in("sachsen")
    client.post(address, form_of(proposal, blocks=blocks, do="keep"), content_type=WEB_FORM)
    theirs = (old[0], Block(old[1].id, old[1].kind, "Bayern ändert Ziffer 2.", 1), *old[2:])
    revise(proposal, Draft(Text(proposal.title, theirs)), base=1, by=somebody("bayern"))
    assert text_of(client.get(address)).count("Inzwischen gibt es Fassung 2") == 1
    form = form_of(proposal, base=1, blocks=blocks, do="file")
    client.post(address, form, content_type=WEB_FORM)
    amendment = Amendment.objects.get()
    assert amendment.base.number == 1
    assert amendment.wanted() == (Replace(old[0].id, "Sachsen ändert Ziffer 1."),)
    assert Proposal.objects.get().text.number == 2


def test_the_editor_costs_the_same_at_any_length(post, sign_in, url, django_assert_num_queries):
    client = sign_in("hamburg")
    with django_assert_num_queries(5):
        client.get(url("amend"))
    post("hamburg", do="keep", blocks=[Block(f"b{place:07}", Kind.ZIFFER, f"Z {place}.") for place in range(240)])
    client = sign_in("hamburg")
    with django_assert_num_queries(5):
        client.get(url("amend"))
