"""Two people, or one in two windows, at the same moment."""

import pytest

from proposals.models import Visit
from proposals.versions.restoring import restore

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_restore_at_once_and_one_is_told(drafted, somebody, together):
    earlier = drafted.versions.get(number=2)
    people = [somebody("bayern"), somebody("hamburg")]
    done = together(*[lambda who=who: restore(drafted, earlier, base=3, by=who) for who in people])
    assert sorted(type(each).__name__ for each in done) == ["Refused", "Version"]
    assert drafted.versions.count() == 4


def test_two_windows_at_once_are_one_visit(drafted, somebody, together):
    person = somebody("bayern")
    together(*[lambda: Visit.note(drafted, person)] * 3)
    assert Visit.objects.filter(user=person, proposal=drafted, version=drafted.text).count() == 1
