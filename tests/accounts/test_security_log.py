"""What the log tells those who run the installation: one line for each event, and never what somebody typed."""

import pytest
from django.core.management import call_command

from accounts.models import Appointment, User
from accounts.security import Event, address_of, digest, network_of, tell
from tests.accounts.signing_in import PASSWORD, sign_in

FORWARDED = "10.0.0.9, 192.0.2.1, 198.51.100.7"
TERM = ["--from", "2026-07-01", "--until", "2027-06-30"]


@pytest.fixture
def lines(caplog):
    """`lines()`: what the log for security has told since the last time."""

    def told():
        found = [record.getMessage() for record in caplog.records if record.name == "intmk.security"]
        caplog.clear()
        return found

    return told


def test_signing_in_and_out_is_told(client, anna, lines):
    sign_in(client)
    client.post("/abmelden/", REMOTE_ADDR="192.0.2.1")
    client.post("/abmelden/")
    who = f'address="192.0.2.1" user={anna.pk}'
    assert lines() == [f"sign-in {who}", f"sign-out {who}"]


def test_failures_and_what_comes_too_early_are_told_without_a_word_of_what_was_typed(client, anna, lines):
    for _ in range(6):
        sign_in(client, password="geheimes Passwort")
    who = f'address="192.0.2.1" user={anna.pk}'
    assert lines() == [f"sign-in-failed {who}"] * 5 + [f"sign-in-too-early {who}"]


def test_a_name_nobody_has_is_told_as_a_digest(client, anna, lines):
    sign_in(client, PASSWORD)
    sign_in(client, PASSWORD.upper())
    told = lines()
    assert told == [f'sign-in-failed address="192.0.2.1" unknown="{digest(PASSWORD.lower())[:12]}"'] * 2
    assert [word for word in PASSWORD.split() if word in told[0]] == []


def test_one_click_in_the_demo_is_told_as_such(client, anna, lines):
    User.objects.update(email="muster@by.example")
    client.post("/demo/anmelden/", {"person": Appointment.objects.get().pk})
    assert lines() == [f'sign-in address="127.0.0.1" user={anna.pk} by="demo"']


def test_changes_of_rights_by_commands_are_told(laender, lines):
    call_command("appoint", "neu@example.org", "secretariat", "--land", "rp", "--name", "Neue Person", *TERM)
    call_command("end_appointment", "neu@example.org", "secretariat", "--land", "rp", "--on", "2026-12-31")
    call_command("responsible", "mv", "Ministerium für Inneres", "--from", "2025-09-15")
    call_command("createsuperuser", email="v@example.org", name="Verwaltung", interactive=False, verbosity=0)
    person, administrator = User.objects.order_by("pk").values_list("pk", flat=True)
    appointment = 'appointment="Gesch\\u00e4ftsstelle Rheinland-Pfalz"'
    assert lines() == [
        f'appointed user={person} {appointment} starts="2026-07-01" ends="2027-06-30"',
        f'appointment-ended user={person} {appointment} ends="2026-12-31"',
        'ministry-responsible land="MV" ministry="Ministerium f\\u00fcr Inneres" starts="2025-09-15"',
        f"superuser-made user={administrator}",
    ]


def test_a_house_rule_is_told_once(sign_in, somebody, lines):
    client, person = sign_in("hamburg_freigabe"), somebody("hamburg_freigabe").pk
    for _ in range(2):
        client.post("/mein-land/", {"land": "HH", "freigabe": "ja"})
    assert lines() == [f'house-rule-changed address="127.0.0.1" user={person} land="HH" approves_positions=true']


def test_a_value_cannot_begin_a_line_of_its_own(lines):
    tell(Event.APPOINTED, appointment='x"\nsign-in user=1\r\x1b[2J\u2028\u202e', land="y" * 500)
    text = '"x\\"\\nsign-in user=1\\r\\u001b[2J\\u2028\\u202e"'
    assert lines() == [f'appointed appointment={text} land="{"y" * 100}"']


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, FORWARDED, "127.0.0.1"),
        (1, FORWARDED, "198.51.100.7"),
        (2, FORWARDED, "192.0.2.1"),
        (4, FORWARDED, "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "192.0.2.1\nsign-in", "127.0.0.1"),
        (1, "unbekannt", "127.0.0.1"),
    ],
)
def test_the_address_is_the_one_our_own_proxies_have_seen(rf, settings, proxies, header, address):
    settings.PROXIES = proxies
    assert address_of(rf.get("/", headers={"x-forwarded-for": header})) == address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8:0:1:ffff::9", "2001:db8:0:1::/64"),
        ("", ""),
    ],
)
def test_an_ipv6_connection_counts_as_one_sender(address, network):
    assert network_of(address) == network
