"""What people paste, and what nobody should: the text stays in the form, one German sentence says what to do."""

import html

import pytest

from proposals.models import Proposal
from tests.proposals.pages import field, sentences
from tests.world import ZIFFERN

NEW = "/vorschlaege/neu/"
MISSING, NOT_IN_LIST = "Diese Angabe fehlt.", "Wählen Sie einen Eintrag aus der Liste."
NAMELESS = [f"{label}: {MISSING}" for label in ("Titel", "Art", "Federführendes Land", "Woher die Idee kommt")]
EMPTY = "Beschlusstext: Der Text ist leer. Bitte schreiben Sie mindestens eine Ziffer."
TOO_LONG = "Der Text hat {} Zeichen, möglich sind höchstens 150.000. Bitte kürzen Sie ihn."
NOTHING = ["", "   ", "\t\r\n", "\u200b\u200e\ufeff\xad", "\u202e\u2066\u2069", "\xa0\u2003", "\x00\x01\x02"]
FORMULAS = ['=HYPERLINK("http://a.example")', "+cmd|' /C calc'!A0", "@SUM(1+1)", "-2+3"]
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)> & \"Anführung\""
FAMILY = "👨‍👩‍👧‍👦"


@pytest.fixture
def bayern(sign_in):
    return sign_in("bayern")


@pytest.mark.parametrize("title", NOTHING)
def test_an_invisible_title_is_refused_and_the_text_stays(bayern, idea, title):
    response = bayern.post(NEW, idea(title=title))
    assert (response.status_code, sentences(response)) == (200, [f"Titel: {MISSING}"])
    assert field(response, "ziffern").replace("\r\n", "\n") == ZIFFERN
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize("nothing", NOTHING)
def test_an_invisible_text_is_refused_and_the_title_stays(bayern, idea, nothing):
    response = bayern.post(NEW, idea(ziffern=nothing, preamble=nothing, rationale=nothing))
    assert sentences(response) == [EMPTY]
    assert field(response, "title") == "Kurse auf dem Land"
    assert Proposal.objects.count() == 0


def test_two_hundred_pages_are_refused_and_stay_in_the_form(bayern, idea):
    pages = "\n\n".join(["Wir bitten um Mittel. " * 95] * 288)
    assert len(pages) > 600_000
    response = bayern.post(NEW, idea(ziffern=pages))
    assert (response.status_code, sentences(response)) == (200, [TOO_LONG.format("601.650")])
    assert field(response, "ziffern").replace("\r\n", "\n") == pages
    assert Proposal.objects.count() == 0


def test_two_hundred_pages_are_refused_when_editing_too(bayern, proposal_in, text):
    proposal = proposal_in("idea")
    response = bayern.post(f"/vorschlaege/{proposal.reference}/bearbeiten/", text(base=1, rationale="wort " * 120_000))
    assert sentences(response) == [TOO_LONG.format("600.110")]
    assert field(response, "rationale").strip() == ("wort " * 120_000).strip()
    assert Proposal.objects.get().text.number == 1


def test_more_than_the_server_reads_gets_a_page_that_says_what_to_do(bayern, idea):
    response = bayern.post(NEW, idea(rationale="x" * (4 * 1024 * 1024)))
    assert response.status_code == 413
    assert "Ihre Eingabe ist zu groß" in response.content.decode()
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize("length", [301, 5000])
def test_a_title_that_is_too_long_stays_in_the_form(bayern, idea, length):
    response = bayern.post(NEW, idea(title="x" * length))
    assert sentences(response) == [
        "Titel: Bitte sicherstellen, dass der Wert aus höchstens 300 Zeichen besteht. "
        f"(Er besteht aus {length} Zeichen.)"
    ]
    assert field(response, "title") == "x" * length


def test_control_characters_and_reading_directions_are_left_out(bayern, idea):
    dirty = "Kur\u200bse\x00 \u202efür\u202c \x07alle\u2066!\u2069"
    bayern.post(NEW, idea(title=dirty, ziffern=f"1. {dirty}\n2. Zweite\x0bZiffer", rationale=dirty, addressee=dirty))
    proposal = Proposal.objects.get()
    assert (proposal.title, proposal.addressee) == ("Kurse für alle!", "Kurse für alle!")
    assert [block.text for block in proposal.text.read().blocks] == [
        "Kurse für alle!",
        "Zweite Ziffer",
        "Kurse für alle!",
    ]


@pytest.mark.parametrize(
    "words", [f"Familien {FAMILY} stärken", "שלום und مرحبا", "Straße für Łódź – Ärzt*innen", "x" * 290]
)
def test_letters_of_all_languages_and_very_long_words_stay_as_typed(bayern, idea, words):
    response = bayern.post(NEW, idea(title=words, ziffern=f"1. {words}"), follow=True)
    assert Proposal.objects.get().title == words
    assert response.content.decode().count(words) == 3  # title, heading and Ziffer


def test_letters_typed_in_two_ways_are_one(bayern, idea):
    bayern.post(NEW, idea(title="A\u0308mter"))
    assert Proposal.objects.get().title == "\u00c4mter"


@pytest.mark.parametrize(
    ("field_name", "label"),
    [("kind", "Art"), ("theme", "Thema"), ("lead_land", "Federführendes Land"), ("origin", "Woher die Idee kommt")],
)
@pytest.mark.parametrize("value", ["", "unbekannt", "99999999999999999999", "\x00", "HH"])
def test_forged_choices_are_refused(bayern, idea, field_name, label, value):
    if (field_name, value) == ("theme", ""):
        value = "-1"
    response = bayern.post(NEW, idea(**{field_name: value}))
    is_key = field_name in ("theme", "lead_land")
    said = {"": MISSING, "\x00": "Nullzeichen sind nicht erlaubt." if is_key else NOT_IN_LIST}.get(value, NOT_IN_LIST)
    assert (response.status_code, sentences(response)) == (200, [f"{label}: {said}"])
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize(
    ("page", "missing"),
    [
        ("/vorschlaege/neu/", [*NAMELESS, EMPTY]),
        ("/vorschlaege/{}/bearbeiten/", [MISSING, f"Titel: {MISSING}", EMPTY]),
        ("/vorschlaege/{}/position/", [f"Position: {MISSING}"]),
    ],
)
def test_an_empty_form_names_what_is_missing(sign_in, proposal_in, page, missing):
    proposal = proposal_in("drafting")
    client = sign_in("hamburg")
    response = client.post(page.format(proposal.reference), {})
    assert (response.status_code, sentences(response)) == (200, missing)


@pytest.mark.parametrize("title", [HOSTILE, *FORMULAS])
def test_markup_and_formulas_are_shown_as_plain_words(bayern, idea, title):
    response = bayern.post(
        NEW, idea(title=title, ziffern=f"1. {title}", rationale=title, origin_note=title), follow=True
    )
    proposal = Proposal.objects.get()
    assert (proposal.title, proposal.text.read().blocks[0].text) == (title, title)
    pages = [response, *(bayern.get(url) for url in ("/vorschlaege/", "/vorschlaege/tafel/", "/aufgaben/"))]
    pages += [
        bayern.get(f"/vorschlaege/{proposal.reference}/{part}/")
        for part in ("bearbeiten", "fassungen/1", "schritt/share")
    ]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()
    assert html.escape(title) in response.content.decode()
