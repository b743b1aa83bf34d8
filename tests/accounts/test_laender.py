from datetime import date, datetime

import pytest

from accounts.models import Ministry
from intmk import clock


@pytest.fixture
def moved(laender):
    Ministry.objects.create(land=laender["MV"], name="Sozialministerium", valid_to=date(2025, 9, 30), is_confirmed=True)
    Ministry.objects.create(land=laender["MV"], name="Innenministerium", valid_from=date(2025, 10, 1))


@pytest.mark.parametrize(
    ("now", "name", "other"),
    [
        (datetime(2025, 9, 30, 23, 59), "Sozialministerium", "Innenministerium"),
        (datetime(2025, 10, 1, 0, 0), "Innenministerium", "Sozialministerium"),
    ],
)
def test_the_responsible_ministry_follows_the_date(moved, sign_in, stopped_clock, now, name, other):
    stopped_clock(now.replace(tzinfo=clock.BERLIN))
    page = sign_in("bayern").get("/laender/").content.decode()
    assert (page.count(name), page.count(other)) == (1, 0)


def test_the_page_costs_the_same_at_any_number_of_ministries(moved, sign_in, laender, django_assert_num_queries):
    client = sign_in("bayern")
    with django_assert_num_queries(5):
        client.get("/laender/")
    for code in ("BY", "HH", "SN"):
        Ministry.objects.create(land=laender[code], name=f"Ministerium {code}")
    with django_assert_num_queries(5):
        client.get("/laender/")
