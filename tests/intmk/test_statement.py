"""A statement is made once, and answers each question with its own values."""

from threading import Thread

import pytest
from django.db import connection
from django.db.models import CharField, DateField, IntegerField, Q
from django.test.utils import CaptureQueriesContext

from accounts.models import Appointment, Land
from intmk import clock
from intmk.statement import Slot, Statement, is_one_of

CODE, NUMBER = CharField(), IntegerField()


@pytest.fixture
def built():
    """`built(build, **fields)`: a statement that also counts how often it was made."""

    def making(build, **fields):
        times = []

        def counting(**slots):
            times.append(1)
            return build(**slots)

        statement = Statement(counting, **fields)
        statement.times = times
        return statement

    return making


def test_it_is_made_once_and_answers_each_question(built, laender):
    statement = built(lambda code: Land.objects.filter(pk=code), code=CODE)
    assert [[land.name for land in statement(code=code)] for code in ("BY", "HH", "XX")] == [
        ["Bayern"],
        ["Hamburg"],
        [],
    ]
    assert len(statement.times) == 1


def test_it_says_what_the_queryset_says(built, laender):
    plain = Land.objects.filter(Q(pk="HH") | Q(pk__in=["BY", "SN"])).order_by("pk")
    statement = built(
        lambda code, codes: Land.objects.filter(Q(pk=code) | is_one_of("code", codes)).order_by("pk"),
        code=CODE,
        codes=CODE,
    )
    assert list(statement(code="HH", codes=["BY", "SN"])) == list(plain)
    assert [land.pk for land in statement(code="HH", codes=[])] == ["HH"]
    assert [land.pk for land in statement(code=None, codes=["BY"])] == ["BY"]


def test_related_rows_and_values_come_along(built, somebody, django_assert_num_queries):
    bayern = somebody("bayern")
    statement = built(
        lambda user, day: Appointment.objects.on(day).filter(user=user).select_related("land").annotate(said=day),
        user=NUMBER,
        day=DateField(),
    )
    today = clock.today()
    with django_assert_num_queries(1):
        [found] = statement(user=bayern.pk, day=today)
        assert (found.land.name, found.said) == ("Bayern", today)
    assert list(statement(user=bayern.pk, day=today.replace(year=1990))) == []


def test_it_is_asked_only_when_its_rows_are_looked_at(built, laender):
    statement = built(lambda code: Land.objects.filter(pk=code), code=CODE)
    with CaptureQueriesContext(connection) as captured:
        rows = statement(code="BY")
        assert len(captured) == 0
        assert ([land.pk for land in rows], len(rows)) == (["BY"], 1)
    assert len(captured) == 1


def test_values_are_no_part_of_the_sql(built, laender):
    statement = built(lambda code: Land.objects.filter(name=code), code=CODE)
    assert list(statement(code="' OR 1=1 --")) == []


@pytest.mark.parametrize("values", [{}, {"name": "BY"}, {"code": "BY", "more": 1}])
def test_a_question_brings_every_value_and_no_other(built, values):
    with pytest.raises(TypeError):
        built(lambda code: Land.objects.filter(pk=code), code=CODE)(**values)


@pytest.mark.parametrize("moment", [clock.today, clock.now])
def test_what_looks_at_the_clock_by_itself_is_refused(built, moment):
    statement = built(lambda code: Appointment.objects.filter(land=code, starts_on__lte=moment()), code=CODE)
    with pytest.raises(ValueError):
        statement(code="BY")


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_on_its_own_connection(built, laender):
    statement, found = built(lambda code: Land.objects.filter(pk=code), code=CODE), []
    assert len(statement(code="BY")) == 1

    def ask():
        found.append([land.name for land in statement(code="HH")])
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [["Hamburg"]]


def test_a_slot_is_itself_among_the_values():
    slot = Slot("code", CODE)
    assert slot.as_sql(None, None) == ("%s", [slot])
