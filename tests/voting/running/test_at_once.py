"""Two clerks go on at the same moment."""

import pytest

from journal.models import Entry
from tests.together import signed_in
from voting.models import Call, Session

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clients(personas):
    return [signed_in(personas["geschaeftsstelle"]) for _ in range(2)]


@pytest.fixture
def items(place):
    return [place(number) for number in ("1", "2", "3")]


def test_next_pressed_by_two_at_once_goes_on_by_one(session, office, items, clients, together):
    session.call(items[0], by=office)
    url, form = f"/sitzungen/{session.meeting_id}/aufrufen/", {"item": items[1].pk, "seen": items[0].pk}
    found = together(*(lambda client=client: client.post(url, form) for client in clients))
    assert [response.status_code for response in found] == [302, 302]
    assert Session.objects.get().current_item == items[1]
    assert list(Call.objects.values_list("item", flat=True)) == [items[0].pk, items[1].pk]
    assert Entry.objects.about(session).filter(verb="item_called").count() == 2


def test_of_two_who_go_elsewhere_at_once_one_is_told(session, office, items, together):
    session.call(items[0], by=office)
    seen = items[0].pk
    first, second = together(
        lambda: session.call(items[1], seen=seen, by=office), lambda: session.call(items[2], seen=seen, by=office)
    )
    refused = next(each for each in (first, second) if each is not True)
    called = Session.objects.get().current_item
    assert str(refused) == (
        f"Inzwischen ist {called} aufgerufen. Es wurde nichts übersprungen; sehen Sie nach, wie es weitergeht."
    )
    assert Call.objects.count() == 2


def test_calling_while_the_session_is_closed_leaves_both_right(session, office, items, together):
    closed, called = together(lambda: session.close(by=office), lambda: session.call(items[0], by=office))
    assert (closed, Session.objects.get().is_open) == (True, False)
    assert Call.objects.count() == (1 if called is True else 0)
