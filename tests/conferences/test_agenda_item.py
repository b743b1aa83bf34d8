"""Numbers of TOPs, and where an item goes on the agenda."""

import pytest

from conferences.models import AgendaItem
from conferences.models.agenda_item import below, levels, sort_key, stems
from intmk.refusal import Refused


@pytest.fixture
def meeting(conference):
    return conference.meetings.get(kind="main")


def numbers(meeting) -> list[str]:
    return list(AgendaItem.objects.of(meeting).values_list("number", flat=True))


@pytest.mark.parametrize("number", ["1", "A3", "2.9b", "2.1.3", "12.10.11c", "999.999z"])
def test_a_number_of_a_top_is_accepted(meeting, number):
    assert AgendaItem.place(meeting, f" {number} ", "Bericht", kind="report").number == number


@pytest.mark.parametrize("number", ["", "2,3", "2.", "a", "AB1", "2.1.3.4", "1.1.100", "2..1", "1\n2"])
def test_anything_else_is_no_number(meeting, number):
    with pytest.raises(Refused, match="ist keine TOP-Nummer"):
        AgendaItem.place(meeting, number, "Bericht", kind="report")
    assert AgendaItem.objects.count() == 0


def test_a_number_is_given_once_in_a_meeting_and_again_in_another(conference, meeting):
    AgendaItem.place(meeting, "1", "Bericht", kind="report")
    with pytest.raises(Refused, match="TOP 1 ist in dieser Sitzung bereits vergeben"):
        AgendaItem.place(meeting, "1", "Ein anderer", kind="report")
    special = conference.meetings.create(kind="special", starts_on="2025-05-12", ends_on="2025-05-12")
    AgendaItem.place(special, "1", "Bericht", kind="report")
    assert list(AgendaItem.objects.in_order().values_list("meeting", "number", "rank")) == [
        (meeting.pk, "1", 1),
        (special.pk, "1", 1),
    ]


def test_a_new_item_stands_where_its_number_belongs(meeting):
    for number in ("2.10", "1", "2.9b", "A3", "2.9"):
        AgendaItem.place(meeting, number, "Bericht", kind="report")
    assert numbers(meeting) == ["A3", "1", "2.9", "2.9b", "2.10"]


def test_sub_items_follow_their_item(meeting):
    for number in ("2", "3", "2.1.3", "2.2", "2.1"):
        AgendaItem.place(meeting, number, "Bericht", kind="report")
    items = list(AgendaItem.objects.of(meeting).select_related("parent"))
    # 2.1.3 came before there was a 2.1: it lies below 2 until somebody puts it elsewhere.
    assert [(item.number, item.parent and item.parent.number) for item in items] == [
        ("2", None),
        ("2.1", "2"),
        ("2.1.3", "2"),
        ("2.2", "2"),
        ("3", None),
    ]
    assert list(levels(items).values()) == [1, 2, 2, 2, 1]
    assert [item.number for item in below(items[0], items)] == ["2.1", "2.1.3", "2.2"]


@pytest.mark.parametrize(("number", "above"), [("2", []), ("2.9b", ["2"]), ("2.1.3", ["2.1", "2"]), ("A3", [])])
def test_a_number_stands_below_the_numbers_it_begins_with(number, above):
    assert stems(number) == above


def test_numbers_are_ordered_by_value():
    ordered = ["A3", "B1", "1", "2", "2.2", "2.9", "2.9b", "2.10", "2.10.1", "3"]
    assert sorted({*ordered}, key=sort_key) == ordered
