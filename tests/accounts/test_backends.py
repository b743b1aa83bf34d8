"""A request reads its person and her appointments at once, and forgets nothing of what Django asks of a person."""

import pytest

from accounts.backends import AppointedBackend
from accounts.laender import NAMES
from accounts.models import Land, User


def test_person_and_appointments_are_one_query(somebody, django_assert_num_queries):
    pk = somebody("bayern").pk
    with django_assert_num_queries(1):
        user = AppointedBackend().get_user(pk)
        assert [(each.land.name, each.role) for each in user.appointments_today] == [("Bayern", "official")]


def test_who_has_no_appointment_today_is_still_found(somebody):
    user = AppointedBackend().get_user(somebody("verwaltung").pk)
    assert (user, user.appointments_today) == (somebody("verwaltung"), ())


@pytest.mark.parametrize("name", ["bayern", "verwaltung"])
def test_a_closed_account_is_nobody(somebody, name):
    user = somebody(name)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert AppointedBackend().get_user(user.pk) is None


def test_an_appointment_that_has_ended_is_not_read_along(somebody):
    user = somebody("bayern")
    user.appointments.update(ends_on="2025-03-23")
    assert AppointedBackend().get_user(user.pk).appointments_today == ()


def test_the_names_of_the_program_are_those_of_the_rows(laender):
    assert list(NAMES.items()) == list(Land.objects.values_list("code", "name"))
