"""A pasted text that reads otherwise than it was typed is shown first, and saved only then."""

import pytest
from django.urls import reverse
from lxml import html

from proposals.models import Version, WorkingCopy
from tests.proposals.pages import field, said
from text.reading import reader
from text.reading.numbers import RENUMBERED

NEW = "/vorschlaege/neu/"
PASTED = "Die IntMK beschließt:\n1. Kurse öffnen.\n2. Mittel erhöhen.\nBegründung:\nDie Kurse sind voll."
PARTS = ("preamble", "ziffern", "rationale")


@pytest.fixture
def bayern(sign_in, conference):
    return sign_in("bayern")


def shown(response) -> dict:
    return {name: field(response, name) for name in ("title", *PARTS, "seen")}


def told(response) -> list[str]:
    return [li.text_content() for li in html.fromstring(response.content).xpath("//section[h2/@id='hinweise']//li")]


def kept() -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in Version.objects.latest("pk").read().blocks]


def test_a_text_that_reads_otherwise_is_shown_and_not_saved(bayern, idea):
    response = bayern.post(NEW, idea(preamble="", ziffern=PASTED, rationale=""))
    assert (response.status_code, Version.objects.count()) == (200, 0)
    assert [field(response, name) for name in PARTS] == [
        "Die IntMK beschließt:",
        "1. Kurse öffnen.\n\n2. Mittel erhöhen.",
        "Die Kurse sind voll.",
    ]
    assert told(response) == [reader.LEAD_IN.format("Die IntMK beschließt:"), reader.FOUND_RATIONALE]


def test_what_was_looked_at_is_saved_as_it_was_shown(bayern, idea):
    preview = bayern.post(NEW, idea(preamble="", ziffern=PASTED, rationale=""))
    assert bayern.post(NEW, idea(**shown(preview))).status_code == 302
    assert kept() == [
        ("preamble", 1, "Die IntMK beschließt:"),
        ("ziffer", 1, "Kurse öffnen."),
        ("ziffer", 1, "Mittel erhöhen."),
        ("rationale", 1, "Die Kurse sind voll."),
    ]


@pytest.mark.parametrize(
    ("take", "counts"), [("read", (1, 2, 1)), ("ziffern", (0, 3, 0)), ("preamble", (3, 0, 0)), ("rationale", (0, 0, 3))]
)
def test_it_can_be_taken_over_in_another_way(bayern, idea, take, counts):
    response = bayern.post(NEW, idea(preamble="", ziffern=PASTED, rationale="", take=take))
    texts = [field(response, name) for name in PARTS]
    assert (response.status_code, tuple(len(text.split("\n\n")) if text else 0 for text in texts)) == (200, counts)
    assert Version.objects.count() == 0


def test_who_cancels_gets_back_what_she_typed(bayern, idea):
    response = bayern.post(NEW, idea(preamble="", ziffern=PASTED, rationale="", take="typed"))
    assert (field(response, "ziffern"), field(response, "preamble")) == (PASTED, "")
    assert (told(response), Version.objects.count()) == ([], 0)


def test_all_that_was_typed_besides_stays(bayern, idea):
    response = bayern.post(NEW, idea(preamble="", ziffern=PASTED, rationale="", contact="Referat 4"))
    assert field(response, "contact") == "Referat 4"
    sent = {each.get("name") for each in html.fromstring(response.content).xpath("//details//input[@type='hidden']")}
    assert {"title", "ziffern", "lead_land", "contact"} <= sent


def test_the_title_is_found_where_none_was_typed(bayern, idea):
    response = bayern.post(NEW, idea(title="", ziffern="TOP 2.9: Sprachkurse sichern\n1. Kurse.\n2. Mittel."))
    titles = html.fromstring(response.content).xpath("//input[@id='id_title']/@value")
    assert (response.status_code, titles) == (200, ["Sprachkurse sichern"])


def test_a_text_that_reads_as_it_was_typed_is_saved_at_once(bayern, idea):
    assert bayern.post(NEW, idea(ziffern="1. Kurse öffnen.\na) sofort\n2. Mittel.")).status_code == 302


def test_new_numbers_in_the_plain_form_are_told_after_saving(sign_in, start):
    proposal, client = start(), sign_in("bayern")
    address = reverse("proposals:edit", args=[proposal.reference])
    typed = {"title": proposal.title, "ziffern": "1. Kurse.\n\n3. Mittel.", "rationale": "Weil.", "base": "1"}
    response = client.post(address, typed)
    told = said(response)
    assert told == ["Fassung 2 ist gespeichert.", RENUMBERED.format("aus „3.“ wird Ziffer 2")]


def test_the_plain_form_shows_what_moves_to_another_part(sign_in, start):
    proposal, client = start(), sign_in("bayern")
    address = reverse("proposals:edit", args=[proposal.reference])
    response = client.post(address, {"title": proposal.title, "ziffern": PASTED, "rationale": "", "base": "1"})
    assert (response.status_code, field(response, "base"), proposal.versions.count()) == (200, "1", 1)
    assert field(response, "rationale") == "Die Kurse sind voll."


def test_the_editor_shows_what_was_pasted_and_keeps_nothing(post, proposal_in):
    proposal = proposal_in("drafting")
    first = proposal.text.read().blocks[0]
    response = post("hamburg", proposal, do=f"read:{first.id}", pasted=PASTED, headers={"X-Operation": "1"})
    page = html.fromstring(response.json()["read"])
    assert [li.text_content() for li in page.xpath("//section[h2/@id='hinweise']//li")] == [
        reader.LEAD_IN.format("Die IntMK beschließt:"),
        reader.FOUND_RATIONALE,
    ]
    assert WorkingCopy.objects.count() == 0


@pytest.mark.parametrize(
    ("take", "said"),
    [
        ("read", "Eingefügt: 1 Absatz der Präambel, 2 Ziffern (2. bis 3.), 1 Absatz der Begründung."),
        ("ziffern", "Eingefügt: 3 Ziffern (2. bis 4.)."),
        ("rationale", "Eingefügt: 3 Absätze der Begründung."),
        ("nichts davon", "Eingefügt: 1 Absatz der Präambel, 2 Ziffern (2. bis 3.), 1 Absatz der Begründung."),
    ],
)
def test_the_editor_takes_it_over_as_chosen_and_says_what_has_come(post, proposal_in, take, said):
    proposal = proposal_in("drafting")
    first = proposal.text.read().blocks[0]
    headers = {"X-Operation": "1"}
    response = post("hamburg", proposal, do=f"paste:{first.id}", pasted=PASTED, take=take, headers=headers)
    assert response.json()["said"] == said


@pytest.mark.parametrize("pasted", ["", "\n \n"])
def test_nothing_to_read_is_said(post, proposal_in, pasted):
    proposal = proposal_in("drafting")
    first = proposal.text.read().blocks[0]
    response = post("hamburg", proposal, do=f"paste:{first.id}", pasted=pasted, headers={"X-Operation": "1"})
    assert response.json()["error"] == "In der Zwischenablage ist kein Text, der sich einfügen lässt."


def test_the_plain_form_shows_where_subpoints_go_whose_ziffer_is_struck(sign_in, start):
    proposal = start("bayern", ziffern="1. Kurse öffnen.\n2. Mittel für\na) Beratung,\nb) Plätze.")
    typed = {"title": "Titel", "ziffern": "1. Kurse öffnen.\na) Beratung,\nb) Plätze.", "base": 1}
    response = sign_in("bayern").post(reverse("proposals:edit", args=[proposal.reference]), typed)
    assert told(response) == ["Ziffer 2 ist gestrichen. 2 Unterpunkte stehen jetzt unter Ziffer 1."]
    assert Version.objects.count() == 1
