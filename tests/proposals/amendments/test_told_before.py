"""What is said before it happens: who will be asked, what a recommendation says, what a deletion leaves behind."""

import pytest
from django.urls import reverse

from proposals.amendments.candidates import Variant
from proposals.amendments.dialogue import Advice
from proposals.models import AmendmentRound, MergeDraft, Position
from proposals.positions.stances import Stance
from tests.proposals.amendments.texts import TEXT, text_of, ziffer
from text.amend import Replace


@pytest.fixture
def url(tabled):
    return lambda name, *args: reverse(f"proposals:{name}", args=[tabled.reference, *args])


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        ((), "Kein Land steht bisher hinter dem Text; um Bestätigung wird niemand gebeten."),
        (
            ("stimmfuehrung",),
            "wird <strong>1 Land</strong> gebeten zu bestätigen, dass es weiter hinter dem Text steht: Sachsen.",
        ),
        (
            ("stimmfuehrung", "hamburg_freigabe"),
            "werden <strong>2 Länder</strong> gebeten zu bestätigen, dass sie weiter hinter dem Text stehen: ",
        ),
    ],
)
def test_finish_screen_says_who_will_be_asked_to_confirm(sign_in, url, file, tabled, somebody, behind, words):
    for who in behind:
        Position.take(tabled, Stance.SUPPORTS, by=somebody(who))
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=somebody("geschaeftsstelle"))
    client = sign_in("geschaeftsstelle")
    assert "estätig" not in text_of(client.get(url("merge_finish")))
    draft.choose(ziffer(tabled, 2), {1: Variant.ORIGINAL}, "", by=somebody("geschaeftsstelle"))
    assert words in text_of(client.get(url("merge_finish")))


def test_synopsis_shows_the_published_words_and_no_others(sign_in, url, file, tabled, somebody):
    amendment, office = file(tabled, "hamburg", ("Mittel", "Geld")), somebody("geschaeftsstelle")
    for words in ("Die IntMK bittet um Planungszeit.", "Die IntMK bittet um Vertrauen."):
        recommended = [Replace(ziffer(tabled, 2), words)]
        AmendmentRound.advise(amendment, Advice.MODIFY, by=office, reason="Besser.", operations=recommended)
        if "Planungszeit" in words:
            AmendmentRound.publish(amendment, by=office)
    page = text_of(sign_in("sachsen").get(url("synopsis")))
    assert [word in page for word in ("Planungszeit", "Vertrauen", "Empfehlung: Geändert übernehmen</p>")] == [
        True,
        False,
        True,
    ]


def test_desk_warns_of_subpoints_that_lose_their_ziffer(sign_in, url, file, tabled):
    gone = TEXT.replace("2. Die IntMK bittet die Bundesregierung um Mittel.\n", "")
    file(tabled, "hamburg", ziffern=gone)
    client = sign_in("geschaeftsstelle")
    client.post(url("merge_begin"))
    click = {"stelle": ziffer(tabled, 2), "antrag_1": "original", "worte": ""}
    page = text_of(client.post(url("merge_choose"), click, headers={"HX-Request": "true"}))
    assert (
        "Die Unterpunkte bleiben (Ziffer 2 Buchstabe a, Ziffer 2 Buchstabe b) und gehören danach zu Ziffer 1." in page
    )
    page = text_of(client.post(url("merge_choose"), click | {"antrag_1": "out"}, headers={"HX-Request": "true"}))
    assert "Unterpunkte" not in page
