"""Guessing is slow: how long somebody waits after wrong passwords, and who does not wait for the mistakes of others."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import SignInThrottle, User
from accounts.models.sign_in_throttle import KNOWN_FOR, LIMITS, Scope
from intmk import clock
from tests.accounts.hashers import CountingHasher
from tests.accounts.signing_in import PASSWORD, is_signed_in, sign_in
from tests.world import NOW, appoint

OTHER = "198.51.100.7"
WRONG = "E-Mail-Adresse oder Passwort stimmen nicht. Prüfen Sie beides und versuchen Sie es erneut."
EARLY = (
    "Das waren zu viele Versuche mit falschen Angaben. In {} können Sie es wieder versuchen; "
    "bis dahin nehmen wir auch das richtige Passwort nicht an."
)


@pytest.fixture
def guess(client):
    """`guess(5)`: that many wrong passwords for Anna, one after another; the statuses."""

    def guessed(number, email="anna.muster@example.org", **more):
        return [sign_in(client, email, f"geraten {place}", **more).status_code for place in range(number)]

    return guessed


@pytest.fixture
def later(stopped_clock):
    """`later(minutes=1)`: that long after the beginning."""
    return lambda **time: stopped_clock(NOW + timedelta(**time))


def sentences(response) -> list[str]:
    return response.context["form"].non_field_errors()


def test_the_fifth_failure_closes_the_door_for_a_minute(client, anna, guess, later):
    assert guess(5) == [200] * 5
    response = sign_in(client)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "60")
    assert sentences(response) == [EARLY.format("1 Minute")]
    assert 'value="anna.muster@example.org"' in response.text
    assert PASSWORD not in response.text
    assert not is_signed_in(client)
    later(seconds=59)
    assert sign_in(client).status_code == 429
    later(seconds=60)
    assert sign_in(client).status_code == 302
    assert is_signed_in(client)


@pytest.mark.parametrize("email", ["anna.muster@example.org", "niemand@example.org"])
def test_each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour(client, anna, guess, later, email):
    assert guess(5, email) == [200] * 5
    passed, waits = 0, []
    for _ in range(6):
        early = sign_in(client, email)
        waits.append(int(early.headers["Retry-After"]) // 60)
        assert sentences(early) == [EARLY.format("1 Minute" if waits[-1] == 1 else f"{waits[-1]} Minuten")]
        passed += waits[-1]
        later(minutes=passed)
        assert guess(1, email) == [200]
    assert waits == [1, 2, 4, 8, 15, 15]


def test_trying_during_the_wait_does_not_make_it_longer(client, anna, guess, later):
    guess(5)
    for second in range(60):
        later(seconds=second)
        assert sign_in(client).status_code == 429
    later(seconds=60)
    assert sign_in(client).status_code == 302


def test_the_right_password_clears_the_failures(client, anna, guess):
    for _ in range(3):
        assert guess(4) == [200] * 4
        assert sign_in(client).status_code == 302
        client.logout()


def test_failures_of_yesterday_are_forgotten(client, anna, guess, later):
    assert guess(4) == [200] * 4
    later(days=1)
    assert guess(4) == [200] * 4


def test_another_address_and_another_name_do_not_wait(client, anna, guess):
    guess(5)
    assert guess(1) == [429]
    assert guess(1, address=OTHER) == [200]
    assert guess(1, "bert@example.org") == [200]


def test_one_name_is_guarded_against_guesses_from_everywhere(client, anna, guess):
    assert [guess(1, address=f"198.51.100.{number}") for number in range(20)] == [[200]] * 20
    early = sign_in(client, address="203.0.113.1")
    assert (early.status_code, sentences(early)) == (429, [EARLY.format("1 Minute")])


def test_one_address_is_guarded_against_guessing_at_many_names(client, anna, guess):
    assert [guess(1, f"name{number}@example.org") for number in range(50)] == [[200]] * 50
    assert guess(1) == [429]
    assert guess(1, address=OTHER) == [200]


def test_who_has_signed_in_from_here_does_not_wait_for_the_failures_of_strangers(client, anna, guess):
    assert sign_in(client).status_code == 302
    client.logout()
    for number in range(30):
        guess(1, address=f"198.51.100.{number}")
    for number in range(60):
        guess(1, f"name{number}@example.org")
    assert (guess(1, address=OTHER), guess(1, "bert@example.org")) == ([429], [429])
    assert sign_in(client).status_code == 302


def test_who_has_signed_in_from_here_still_waits_for_her_own_failures(client, anna, guess, later):
    sign_in(client)
    client.logout()
    assert guess(6) == [200] * 5 + [429]


def test_signing_in_oneself_does_not_open_the_door_to_other_names(client, anna, guess):
    assert sign_in(client).status_code == 302
    client.logout()
    for number in range(60):
        guess(1, f"name{number}@example.org")
    assert sign_in(client).status_code == 302
    client.logout()
    assert guess(1, "bert@example.org") == [429]


def test_a_right_password_is_no_failure_of_the_address(client, laender, guess):
    for number in range(60):
        User.objects.create_user(f"person{number}@example.org", PASSWORD, name="Person")
        assert sign_in(client, f"person{number}@example.org").status_code == 302
        client.logout()
    assert guess(1) == [200]


def test_the_addresses_of_one_ipv6_connection_are_one(client, anna, guess):
    assert [guess(1, address=f"2001:db8::{number}") for number in range(1, 7)] == [[200]] * 5 + [[429]]
    assert guess(1, address="2001:db8:0:1::1") == [200]


def test_guesses_behind_our_proxy_are_told_apart_by_the_address_it_names(client, anna, settings):
    settings.PROXIES = 1

    def guessed(forwarded):
        more = {"headers": {"x-forwarded-for": forwarded}, "REMOTE_ADDR": "127.0.0.1"}
        return client.post("/anmelden/", {"username": anna.email, "password": "geraten"}, **more).status_code

    assert [guessed(f"10.0.0.{number}, 192.0.2.1") for number in range(6)] == [200] * 5 + [429]
    assert guessed("192.0.2.1, 198.51.100.7") == 200


def test_a_forwarded_address_means_nothing_without_a_proxy_of_ours(client, anna):
    answers = [
        client.post(
            "/anmelden/",
            {"username": anna.email, "password": "geraten"},
            headers={"x-forwarded-for": f"10.0.0.{number}"},
        ).status_code
        for number in range(6)
    ]
    assert answers == [200] * 5 + [429]


def test_an_account_that_exists_and_one_that_does_not_cost_the_same_work(client, anna, settings):
    settings.PASSWORD_HASHERS = ["tests.accounts.hashers.CountingHasher"]
    anna.set_password(PASSWORD)
    anna.save()
    User.objects.create_user("ohne@example.org", name="Ohne Passwort")
    User.objects.create_user("ehemals@example.org", PASSWORD, name="Ehemals", is_active=False)
    answers = set()
    for email in (anna.email, "niemand@example.org", "ohne@example.org", "ehemals@example.org"):
        before, spent = CountingHasher.done, []
        for _ in range(6):
            response = sign_in(client, email, "geraten")
            spent.append((response.status_code, *sentences(response), CountingHasher.done - before))
        answers.add(tuple(spent))
    failed = [(200, WRONG, number) for number in range(1, 6)]
    assert answers == {(*failed, (429, EARLY.format("1 Minute"), 5))}


def test_an_incomplete_form_is_no_attempt(client, anna):
    for _ in range(6):
        assert sign_in(client, password="").status_code == 200
        assert sign_in(client, email="").status_code == 200
    assert SignInThrottle.objects.count() == 0


def test_the_clock_of_the_demo_may_stand_still(client, anna, guess, later):
    with clock.at(NOW - timedelta(days=400)):
        assert guess(6) == [200] * 5 + [429]
        later(seconds=60)
        assert sign_in(client).status_code == 302


def test_one_click_in_the_demo_never_waits(client, laender):
    appoint("muster", "official", "BY")
    person = User.objects.get()
    User.objects.update(email="muster@by.example")
    for _ in range(6):
        sign_in(client, "muster@by.example", "geraten", address="127.0.0.1")
    clicked = client.post("/demo/anmelden/", {"person": person.appointments.get().pk})
    assert clicked.url == "/aufgaben/"
    assert is_signed_in(client)


def test_neither_names_nor_addresses_are_kept(client, anna, guess):
    guess(1)
    kept = "".join(str(value) for row in SignInThrottle.objects.values_list() for value in row)
    assert [word for word in ("anna", "muster", "example", "192.0.2.1") if word in kept] == []
    assert sorted(SignInThrottle.objects.values_list("scope", flat=True)) == sorted(Scope)


def test_rows_that_say_nothing_any_more_are_removed(client, anna, guess, later):
    sign_in(client)
    client.logout()
    guess(1, "bert@example.org")
    later(days=2)
    guess(1, "cleo@example.org", address=OTHER)
    assert (
        SignInThrottle.objects.count() == 4
    )  # that Anna has signed in from there, and the three of the newest failure
    later(days=2 + KNOWN_FOR.days)
    guess(1, "cleo@example.org", address=OTHER)
    assert SignInThrottle.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_are_all_counted(anna, together):
    found = together(*(lambda: sign_in(Client(), password="geraten").status_code for _ in range(16)))
    assert sorted(found) == [200] * 5 + [429] * 11
    assert {row.scope: row.failures for row in SignInThrottle.objects.all()} == dict.fromkeys(Scope, 5)


@pytest.mark.django_db(transaction=True)
def test_the_right_password_among_guesses_at_the_same_moment_is_found_only_within_the_limit(anna, later, together):
    assert [sign_in(Client(), password="geraten").status_code for _ in range(5)] == [200] * 5
    found = together(*(lambda: sign_in(Client()).status_code for _ in range(8)))
    assert found == [429] * 8


def test_a_limit_waits_from_its_last_free_failure_on():
    assert [LIMITS[Scope.NAME].wait(number) for number in (19, 20, 21, 22, 23, 10_000)] == [
        timedelta(minutes=minutes) for minutes in (0, 1, 2, 4, 5, 5)
    ]
