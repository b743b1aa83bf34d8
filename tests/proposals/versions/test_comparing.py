"""Two versions compared on one page: marked in the text, beside each other, and in words."""

import re
from dataclasses import replace

import pytest

from proposals.versions.comparison import Beside
from tests.proposals.versions.texts import ONE, SUB, THREE, TWO, WHY
from tests.world import SECRET
from text.blocks import Block, Kind
from text.text import Text


def compared(old, new, *, titles=("Kurse", "Kurse")):
    return Beside(Text(titles[0], tuple(old)), Text(titles[1], tuple(new)))


def rows(comparison):
    return [(row.label, row.classes, row.note) for part in comparison.parts for row in part.rows]


def test_a_moved_ziffer_says_where_it_stood():
    found = compared([ONE, TWO, SUB, THREE], [THREE, ONE, TWO, SUB])
    assert rows(found) == [
        ("1.", "moved", "verschoben, bisher Ziffer 3"),
        ("2.", "", ""),
        ("3.", "", ""),
        ("a)", "", ""),
    ]
    assert found.sentences == ("Ziffer 3 wird vor Ziffer 1 verschoben.",)


def test_what_both_texts_say_is_the_same_under_another_number_too():
    found = compared([ONE, TWO, THREE, WHY], [ONE, THREE, replace(WHY, text="Deshalb.")])
    assert [row.is_same for part in found.parts for row in part.rows] == [True, False, True, False]


def test_a_subpoint_that_goes_along_has_no_note():
    found = compared([ONE, TWO, SUB], [TWO, SUB, ONE])
    assert rows(found) == [("1.", "", ""), ("a)", "", ""), ("2.", "moved", "verschoben, bisher Ziffer 1")]


def test_a_ziffer_that_becomes_a_subpoint_says_so():
    found = compared([ONE, TWO], [ONE, replace(TWO, level=2)])
    assert rows(found) == [("1.", "", ""), ("a)", "changed", "verschoben, bisher Ziffer 2")]


def test_headings_stand_between_the_lists_of_ziffern():
    head = Block("kopf0001", Kind.HEADING, "II. Mittel")
    found = compared([ONE, TWO, SUB, THREE], [ONE, head, TWO, SUB, THREE, replace(head, id="kopf0002", level=2)])
    (part,) = found.parts
    assert [(is_heading, [row.label for row in rows]) for is_heading, rows in part.groups] == [
        (False, ["1."]),
        (True, [""]),
        (False, ["2.", "a)", "3."]),
        (True, [""]),
    ]
    assert [row.note for row in part.rows] == [""] * 6
    moved = compared([ONE, head, TWO], [ONE, TWO, head])
    assert rows(moved) == [("1.", "", ""), ("2.", "", ""), ("", "moved", "verschoben")]


def test_every_kind_of_difference_is_marked():
    changed = replace(TWO, text="Die IntMK bittet den Bund um mehr Mittel.")
    found = compared([ONE, TWO, WHY], [changed, THREE, WHY], titles=("Kurse", "Kurse sichern"))
    assert rows(found) == [("1.", "deleted", ""), ("1.", "changed", ""), ("2.", "inserted", ""), ("", "", "")]
    assert found.has_new_title
    assert [part.title for part in found.parts] == ["Beschlussvorschlag", "Begründung"]
    assert len(found.sentences) == 4


def test_what_becomes_part_of_the_rationale_has_its_place_only_once():
    found = compared([ONE, TWO], [ONE, replace(TWO, kind=WHY.kind)])
    assert [row.id for part in found.parts for row in part.rows] == [ONE.id, "", TWO.id]


def test_the_same_text_has_no_differences():
    found = compared([ONE, TWO], [ONE, TWO])
    assert (found.sentences, found.has_new_title) == ((), False)
    assert {row.classes for part in found.parts for row in part.rows} == {""}


def words(response):
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_page_shows_the_newest_against_the_one_before(sign_in, drafted):
    response = sign_in("bayern").get(f"{drafted.get_absolute_url()}vergleich/")
    assert (response.context["page"].old.number, response.context["page"].new.number) == (2, 3)
    assert (
        '<ins><span class="kern-sr-only">eingefügt: </span>Die IntMK dankt der Arbeitsgruppe.</ins>'
        in response.content.decode()
    )
    assert "Nach Ziffer 1 wird eingefügt" in words(response)


@pytest.mark.parametrize("view", ["text", "nebeneinander", "worte", "unbekannt", ""])
def test_the_difference_in_words_stands_in_every_view(sign_in, drafted, view):
    response = sign_in("bayern").get(f"{drafted.get_absolute_url()}vergleich/?von=1&bis=3&ansicht={view}")
    assert response.context["page"].view == (view if view in ("nebeneinander", "worte") else "text")
    assert "Die Änderungen in Worten" in words(response)
    assert "vergleich.docx?von=1&amp;bis=3" in response.content.decode()
    assert ("pairs__row" in response.content.decode()) == (view == "nebeneinander")


def test_versions_can_be_compared_backwards(sign_in, drafted):
    response = sign_in("bayern").get(f"{drafted.get_absolute_url()}vergleich/?von=3&bis=2")
    assert "Ziffer 2 wird gestrichen." in words(response)


def test_a_single_version_is_compared_with_itself(sign_in, proposal_in):
    response = sign_in("bayern").get(f"{proposal_in('idea').get_absolute_url()}vergleich/")
    assert "weil es bisher nur eine gibt" in words(response)
    assert "Der Text ist in beiden Fassungen gleich." in words(response)


@pytest.mark.parametrize(
    "query", ["von=9", "bis=0", "von=-1", "von=x", "bis=²", "von=1e1", "von=99999999999999", "bis=%00"]
)
def test_a_version_that_is_none_is_not_found(sign_in, drafted, query):
    assert sign_in("bayern").get(f"{drafted.get_absolute_url()}vergleich/?{query}").status_code == 404


@pytest.mark.parametrize("query", ["von=1", "von=2", "bis=2", "von=2&bis=3", "von=1&bis=2&ansicht=worte"])
def test_what_one_may_not_read_is_not_found(sign_in, submitted, query):
    address = f"{submitted.get_absolute_url()}vergleich/"
    assert sign_in("sachsen").get(f"{address}?{query}").status_code == 404
    assert sign_in("bayern").get(f"{address}?{query}").status_code == 200


def test_the_choice_names_only_what_one_may_read(sign_in, submitted):
    response = sign_in("sachsen").get(f"{submitted.get_absolute_url()}vergleich/")
    assert [version.number for version in response.context["page"].versions] == [3]
    assert SECRET not in response.content.decode()
    assert SECRET in sign_in("hamburg").get(f"{submitted.get_absolute_url()}vergleich/").text


@pytest.mark.parametrize("count", [1, 3])
def test_comparing_costs_the_same_for_any_number_of_versions(sign_in, drafted, saves, django_assert_num_queries, count):
    for place in range(count):
        saves(drafted, "bayern", ONE, replace(TWO, text=f"Fassung {place}."))
    client = sign_in("geschaeftsstelle")
    with django_assert_num_queries(6):
        client.get(f"{drafted.get_absolute_url()}vergleich/?von=2")
