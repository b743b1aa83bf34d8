"""The search inside: numbers first, then words of the title, of the text, parts of compounds; phrases; signs."""

import unicodedata
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from conferences.models import AgendaItem
from proposals.models import Proposal

renewal = import_module("proposals.migrations.0005_renew_search")


def titles(client, typed, **filters):
    response = client.get("/vorschlaege/", {"q": typed} | filters)
    return [row.proposal.title for row in response.context["listing"].rows]


@pytest.fixture
def write(proposal_in, somebody):
    """`write("Titel", "1. Ziffer")`: a proposal in exchange with that text."""

    def made(title, body="1. Die Länder prüfen.", state="exchange"):
        return proposal_in(state, title=title, ziffern=body)

    return made


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Förderung der Kurse", "Förderung"),
        ("Förderung der Kurse", unicodedata.normalize("NFD", "Förderung")),
        ("Förderung der Kurse", "Foerderung"),
        ("Bürger:innen beteiligen", "Bürgerinnen"),
        ("Bürger*innen beteiligen", "Bürgerinnen"),
        ("Bürger_innen beteiligen", "Bürgerinnen"),
        ("BürgerInnen beteiligen", "Bürgerinnen"),
        ("Bürgerinnen beteiligen", "Bürger:innen"),
        ("Berufssprachkurse ausbauen", "Sprachkurs"),
        ("Integrations- und Berufssprachkurse", "Sprachkurs"),
        ("Integrations- und Berufssprachkurse", "Integrationskurs"),
        ("Bund und Länder", "„Bund und Länder“"),
        ("Bund und Länder", '"und Land"'),
    ],
)
def test_it_is_found(sign_in, write, written, typed):
    write(written)
    assert titles(sign_in("bayern"), typed) == [written]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Forderung der Kurse", "Förderung"),
        ("Förderung der Kurse", "Forderung"),
        ("Schüler fördern", "Schule"),
        ("Schulen fördern", "Schüler"),
        ("Länder und Bund", "„Bund und Länder“"),
        ("Bundesrat und Länder", "„Bund und Länder“"),
        ("Kurze Wege", "Kurs"),
        ("Integration", "Rat"),
        ("Kurse", "!!!"),
        ("Kurse", "–"),
    ],
)
def test_it_is_not_found(sign_in, write, written, typed):
    write(written, body="1. Es bleibt dabei.")
    assert titles(sign_in("bayern"), typed) == []


def test_signs_alone_are_answered_with_a_sentence(sign_in, write):
    write("Kurse")
    page = sign_in("bayern").get("/vorschlaege/?q=!!!").text
    assert page.count("Ihre Suche besteht nur aus Zeichen.") == 1


def test_words_of_the_title_come_first_then_those_of_the_text_then_parts_then_beginnings(sign_in, write):
    write("Sprachkursangebote", body="1. Es bleibt dabei.")
    write("Berufssprachkurse", body="1. Es bleibt dabei.")
    write("Anerkennung", body="1. Sprachkurse fehlen. Ein Sprachkurs braucht Sprachkurse.")
    write("Sprachkurse", body="1. Es bleibt dabei.")
    write("Beratung", body="1. Berufssprachkurse fehlen.")
    found = titles(sign_in("bayern"), "Sprachkurs")
    assert found == ["Sprachkurse", "Anerkennung", "Berufssprachkurse", "Beratung", "Sprachkursangebote"]


def test_a_number_finds_its_matter_first_whatever_else_names_it(sign_in, write):
    wanted = write("Anerkennung")
    write("Wie in " + wanted.reference)
    client = sign_in("bayern")
    assert titles(client, wanted.reference) == ["Anerkennung", "Wie in " + wanted.reference]
    number = int(wanted.reference[5:])
    assert titles(client, f"2025-{number}")[:1] == ["Anerkennung"]


def test_a_top_finds_its_matter_first(sign_in, proposal_in):
    tabled = proposal_in("tabled", title="Anerkennung")
    proposal_in("exchange", title="Wie TOP " + tabled.agenda_item.number)
    client = sign_in("bayern")
    number = tabled.agenda_item.number
    assert titles(client, f"TOP {number}") == ["Anerkennung", f"Wie TOP {number}"]
    assert [titles(client, typed)[:1] for typed in (f"top{number}", number)] == [["Anerkennung"]] * 2


@pytest.fixture
def agenda(proposal_in):
    """Tabled proposals named as their TOPs: 2.1, 2.9, 2.9a, 2.9b, 2.9.1, 2.10, 2.91 and S1."""
    for number in ("2.10", "2.91", "2.9b", "2.9", "S1", "2.9.1", "2.9a", "2.1"):
        proposal = proposal_in("tabled", title=f"Nummer {number}")
        item = AgendaItem.place(proposal.agenda_item.meeting, number, proposal.title)
        Proposal.objects.filter(pk=proposal.pk).update(agenda_item=item)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("TOP 2.9", ["2.9", "2.9.1", "2.9a", "2.9b"]),
        ("2.9", ["2.9", "2.9.1", "2.9a", "2.9b"]),
        ("TOP 2.9A", ["2.9a"]),
        ("TOP 2", ["2.1", "2.9", "2.9.1", "2.9a", "2.9b", "2.10", "2.91"]),
        ("TOP 2.1", ["2.1"]),
        ("TOP 2.91", ["2.91"]),
        ("s1, 2.10", ["2.10", "S1"]),
        ("TOP 2.9a und TOP 2.1", ["2.1", "2.9a"]),
    ],
)
def test_a_top_finds_what_stands_below_it_in_order_and_several_find_all(sign_in, agenda, typed, numbers):
    found = [title.removeprefix("Nummer ") for title in titles(sign_in("bayern"), typed)]
    assert found[: len(numbers)] == numbers
    assert [title for title in found[len(numbers) :] if title.startswith(tuple(numbers))] == []


def test_several_numbers_find_all_their_proposals(sign_in, write):
    first, _, third = (write(title) for title in ("Anerkennung", "Beratung", "Charta"))
    assert titles(sign_in("bayern"), f"{third.reference} und {first.reference}") == ["Anerkennung", "Charta"]


def test_a_number_of_what_one_may_not_see_finds_nothing(sign_in, write):
    hidden = write("Geheim", state="idea")
    assert titles(sign_in("sachsen"), hidden.reference) == []


@pytest.mark.parametrize("typed", ["Anerkennung", "2025-001", "TOP 2.3", "!!!"])
@pytest.mark.parametrize("who", ["verwaltung", "presse", "bund"])
def test_who_sees_nothing_finds_nothing(sign_in, write, who, typed):
    write("Anerkennung")
    assert titles(sign_in(who), typed) == []


def test_a_number_is_found_from_the_list_of_any_year(sign_in, write):
    wanted = write("Anerkennung")
    client = sign_in("bayern")
    assert titles(client, wanted.reference, konferenz="21") == ["Anerkennung"]
    assert titles(client, "Anerkennung", konferenz="21") == []


def test_a_hit_shows_the_place_with_the_words_marked(sign_in, write):
    proposal = write("Anerkennung", body="1. Es bleibt dabei.\n2. Mehr Berufssprachkurse <br>.")
    block = proposal.text.read().blocks[1]
    page = sign_in("bayern").get("/vorschlaege/?q=Sprachkurs").text
    assert f'<a href="/vorschlaege/{proposal.reference}/#z-{block.id}">Ziffer 2</a>:' in page
    assert "Mehr <mark>Berufssprachkurse</mark> &lt;br&gt;." in page


def test_the_hits_are_led_through_in_their_order(sign_in, write):
    first, second, third = write("Berufssprachkurse"), write("Anerkennung der Kurse"), write("Sprachkurse und Kurse")
    trail = sign_in("bayern").get(first.get_absolute_url(), {"aus": "konferenz=20&q=Kurse"}).context["trail"]
    found = titles(sign_in("bayern"), "Kurse")
    place = found.index(first.title)
    around = [None, *found, None]
    assert [each and each.title for each in (trail.newer, trail.older)] == [around[place], around[place + 2]]
    assert {second.title, third.title} < set(found)


def test_long_texts_and_odd_words_can_be_kept_and_found(sign_in, write):
    write("Ältere", body="1. " + "Bund und Länder " * 2000 + "'; DROP TABLE \\ x\n2. 你好 Straße")
    client = sign_in("bayern")
    assert [titles(client, typed) for typed in ("你好", "„drop table“", "Strasse")] == [["Ältere"]] * 3


def test_the_vector_is_that_of_the_current_text(write):
    proposal = write("Kurse")
    with connection.cursor() as cursor:
        cursor.execute("SELECT search::text FROM proposals_proposal WHERE id = %s", [proposal.pk])
        (vector,) = cursor.fetchone()
    assert vector == ("'die':7B 'es':16B 'ist':18B 'kur':1A 'laender':8 'land':8B 'noetig':17B 'pruef':9B 'weil':15B")


def test_stored_vectors_of_older_releases_are_made_anew(write):
    proposal = write("Kurse")
    before = Proposal.objects.values_list("search", flat=True).get()
    Proposal.objects.update(search=None)
    renewal.renew(apps, None)
    assert Proposal.objects.values_list("search", "pk").get() == (before, proposal.pk)
