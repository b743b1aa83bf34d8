"""How a person stands to a subject: every role and Land against one proposal, before, in and after the chair's term."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.models import Appointment
from accounts.permissions import GRANTS, Permission, Relation, Role
from accounts.relations import Parties, authority, relations

TERM = (date(2024, 7, 1), date(2025, 6, 30))
BEFORE, FIRST, IN, LAST, AFTER = (
    date(2024, 6, 30),
    date(2024, 7, 1),
    date(2025, 3, 24),
    date(2025, 6, 30),
    date(2025, 7, 1),
)
# Lead Bayern; co-sponsor Bremen; the group has Hessen (which leads it), Hamburg and Bayern; chair Niedersachsen.
PROPOSAL = Parties(
    chair="NI",
    term=TERM,
    lead="BY",
    co_sponsors=frozenset({"HB"}),
    group=frozenset({"HE", "HH", "BY"}),
    group_lead="HE",
)
CONFERENCE = Parties(chair="NI", term=TERM)
RELATIONS = """
official      BY  LEAD_LAND GROUP_MEMBER MEMBER_LAND
approver      BY  LEAD_LAND LEAD_APPROVER GROUP_MEMBER MEMBER_LAND MEMBER_APPROVER
delegate      BY  MEMBER_LAND DELEGATE
official      HB  CO_SPONSOR MEMBER_LAND
approver      HB  CO_SPONSOR MEMBER_LAND MEMBER_APPROVER
delegate      HB  MEMBER_LAND DELEGATE
official      HE  GROUP_MEMBER GROUP_LEAD MEMBER_LAND
approver      HE  GROUP_MEMBER GROUP_LEAD MEMBER_LAND MEMBER_APPROVER
delegate      HE  MEMBER_LAND DELEGATE
official      HH  GROUP_MEMBER MEMBER_LAND
official      SN  MEMBER_LAND
approver      SN  MEMBER_LAND MEMBER_APPROVER
delegate      SN  MEMBER_LAND DELEGATE
official      NI  MEMBER_LAND
approver      NI  MEMBER_LAND MEMBER_APPROVER
delegate      NI  MEMBER_LAND DELEGATE
secretariat   NI  OFFICE
press         NI  PRESS
secretariat   NW
press         NW
secretariat   BY
press         BY
federal_guest –
"""
# Who acts for a permission: the words of `RELATIONS` that hold it on a day within the term.
AUTHORITY = """
START_PROPOSAL         official-BY approver-BY
READ_NEGOTIATION       official-BY approver-BY delegate-BY official-HH official-SN delegate-SN secretariat-NI
READ_VOTES             official-BY approver-BY delegate-BY official-HH official-SN delegate-SN secretariat-NI press-NI
EDIT_TEXT              official-BY approver-BY official-HH
NAME_VERSION           official-BY approver-BY secretariat-NI
SHARE_IDEA             official-BY approver-BY
TAKE_UP                official-BY approver-BY
ASSIGN                 secretariat-NI
TAKE_POSITION          official-BY approver-BY delegate-BY official-HH official-SN delegate-SN
COMMENT                official-BY approver-BY delegate-BY official-HH official-SN delegate-SN secretariat-NI
COMMIT_POSITION        approver-BY
SET_HOUSE_RULE         approver-BY
PRESENT                official-BY approver-BY delegate-BY official-HH official-SN delegate-SN
SEND_BACK              approver-BY
AMEND                  official-BY approver-BY delegate-BY official-HH official-SN delegate-SN
MERGE_AMENDMENTS       official-BY approver-BY secretariat-NI
SUBMIT                 approver-BY
CHECK                  secretariat-NI
SCHEDULE               secretariat-NI
APPROVE_AGENDA         secretariat-NI
TAKE_OFF_LIST          official-BY approver-BY delegate-BY official-HH official-SN delegate-SN secretariat-NI
RECORD_RECOMMENDATION  secretariat-NI
RECORD_VOTE            secretariat-NI
CAST_VOTE              delegate-BY delegate-SN
MAKE_STATEMENT         official-BY approver-BY delegate-BY official-HH official-SN delegate-SN
RECORD_STATEMENT       secretariat-NI
TAKE_OVER              approver-BY secretariat-NI
CORRECT_VOTE           secretariat-NI
READ_SESSION           official-BY approver-BY delegate-BY official-HH official-SN delegate-SN secretariat-NI
HOLD_SESSION           secretariat-NI
RECORD_OTHER_OUTCOME   secretariat-NI
WITHDRAW_IDEA          official-BY approver-BY
WITHDRAW               approver-BY
CARRY_OVER             secretariat-NI
UNITE_OR_SPLIT         secretariat-NI
UNITE_IDEAS            official-BY approver-BY
LINK                   official-BY approver-BY secretariat-NI
ATTACH                 official-BY approver-BY delegate-BY official-HH official-SN delegate-SN secretariat-NI
OPEN_TO_GUESTS         secretariat-NI
RELEASE                secretariat-NI
PUBLISH                press-NI
CANCEL_PUBLICATION     secretariat-NI press-NI
WITHDRAW_RESOLUTION    secretariat-NI
PREVIEW_RESOLUTION     secretariat-NI press-NI
WRITE_LEGAL_PAGES      secretariat-NI
READ_CONFERENCE        official-BY approver-BY delegate-BY official-HH official-SN delegate-SN secretariat-NI press-NI
OPEN_YEAR
ADMIT_TO_GROUP         secretariat-NI
GRANT_PERMIT           secretariat-NI
STEER_CONFERENCE       secretariat-NI
"""
ACTING = [
    "official-BY",
    "approver-BY",
    "delegate-BY",
    "official-HH",
    "official-SN",
    "delegate-SN",
    "secretariat-NI",
    "press-NI",
    "secretariat-NW",
    "press-NW",
    "federal_guest-–",
]


def appointment(role, land, office_since=None) -> Appointment:
    held = Appointment(role=role, land_id=None if land == "–" else land, starts_on=date(2020, 1, 1))
    held.office_since = office_since
    return held


def names(appointments, parties=PROPOSAL, on=IN) -> set[str]:
    return {str(relation) for relation in relations(appointments, parties, on)}


@pytest.mark.parametrize("line", RELATIONS.strip().splitlines())
def test_relations_of_one_appointment(line):
    role, land, *expected = line.split()
    assert names([appointment(role, land)]) == set(expected)


def test_every_role_and_relation_has_a_line():
    lines = [line.split() for line in RELATIONS.strip().splitlines()]
    assert {role for role, *_ in lines} == set(Role.values())
    assert {name for _, _, *held in lines for name in held} == {r.name for r in Relation} - {
        "FORMER_OFFICE",
        "INCOMING_OFFICE",
        "EVERY_OFFICE",
        "GUEST",
    }


@pytest.mark.parametrize(
    ("role", "land", "on", "expected"),
    [
        ("secretariat", "NI", BEFORE, {"INCOMING_OFFICE"}),
        ("secretariat", "NI", FIRST, {"OFFICE"}),
        ("secretariat", "NI", LAST, {"OFFICE"}),
        ("secretariat", "NI", AFTER, {"FORMER_OFFICE"}),
        ("secretariat", "NI", date(2035, 1, 1), {"FORMER_OFFICE"}),
        ("press", "NI", BEFORE, set()),
        ("press", "NI", FIRST, {"PRESS"}),
        ("press", "NI", LAST, {"PRESS"}),
        ("press", "NI", AFTER, {"PRESS"}),
        ("secretariat", "NW", AFTER, set()),
        ("official", "BY", BEFORE, {"LEAD_LAND", "GROUP_MEMBER", "MEMBER_LAND"}),
        ("official", "BY", AFTER, {"LEAD_LAND", "GROUP_MEMBER", "MEMBER_LAND"}),
    ],
)
def test_the_offices_follow_the_term(role, land, on, expected):
    assert names([appointment(role, land)], on=on) == expected


@pytest.mark.parametrize(
    ("role", "land", "office_since", "on", "expected"),
    [
        ("secretariat", "NW", AFTER, LAST, set()),
        ("secretariat", "NW", AFTER, AFTER, {"EVERY_OFFICE"}),
        ("secretariat", "MV", date(2023, 7, 1), IN, {"EVERY_OFFICE"}),
        ("secretariat", "NI", FIRST, BEFORE, {"INCOMING_OFFICE"}),
        ("secretariat", "NI", FIRST, IN, {"OFFICE", "EVERY_OFFICE"}),
        ("secretariat", "NI", FIRST, AFTER, {"FORMER_OFFICE", "EVERY_OFFICE"}),
        ("press", "MV", date(2023, 7, 1), IN, set()),
        ("official", "MV", date(2023, 7, 1), IN, {"MEMBER_LAND"}),
    ],
)
def test_an_office_reads_every_year_once_its_own_has_begun(role, land, office_since, on, expected):
    assert names([appointment(role, land, office_since)], on=on) == expected


def test_an_office_of_another_year_reads_and_does_nothing_else():
    office = [appointment("secretariat", "MV", date(2023, 7, 1))]
    held = [p.name for p in Permission if authority(office, p, PROPOSAL, IN)]
    assert held == ["READ_NEGOTIATION", "READ_VOTES", "READ_SESSION", "PREVIEW_RESOLUTION", "READ_CONFERENCE"]


def test_guest_of_the_bund_only_where_open():
    guest = [appointment("federal_guest", "–")]
    opened = Parties(chair="NI", term=TERM, lead="BY", open_to_guests=True)
    assert (names(guest), names(guest, opened)) == (set(), {"GUEST"})
    assert names([appointment("official", "SN")], opened) == {"MEMBER_LAND"}


def test_conference_names_only_its_chair():
    everybody = [appointment(*line.split()[:2]) for line in RELATIONS.strip().splitlines()]
    assert names(everybody, CONFERENCE) == {"MEMBER_LAND", "MEMBER_APPROVER", "DELEGATE", "OFFICE", "PRESS"}


def test_no_appointment_is_no_relation():
    assert relations([], PROPOSAL, IN) == {}
    assert [p for p in Permission if authority([], p, PROPOSAL, IN)] == []


def test_relations_of_several_appointments_add_up():
    both = [appointment("delegate", "SN"), appointment("secretariat", "NI")]
    held = relations(both, PROPOSAL, IN)
    assert held == {Relation.MEMBER_LAND: both[0], Relation.DELEGATE: both[0], Relation.OFFICE: both[1]}


@pytest.mark.parametrize("line", AUTHORITY.strip().splitlines())
def test_authority_in_the_term(line):
    name, *expected = line.split()
    held = [who for who in ACTING if authority([appointment(*who.split("-"))], Permission[name], PROPOSAL, IN)]
    assert held == expected


def test_every_permission_has_a_line():
    assert (
        [line.split()[0] for line in AUTHORITY.strip().splitlines()]
        == [p.name for p in Permission]
        == [p.name for p in GRANTS]
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (BEFORE, ["READ_CONFERENCE", "OPEN_YEAR", "STEER_CONFERENCE"]),
        (LAST, [p.name for p in Permission if Relation.OFFICE in GRANTS[p]]),
        (
            AFTER,
            [
                "READ_NEGOTIATION",
                "READ_VOTES",
                "CORRECT_VOTE",
                "READ_SESSION",
                "RELEASE",
                "CANCEL_PUBLICATION",
                "WITHDRAW_RESOLUTION",
                "PREVIEW_RESOLUTION",
                "READ_CONFERENCE",
            ],
        ),
    ],
)
def test_authority_of_the_secretariat_by_day(on, expected):
    office = [appointment("secretariat", "NI")]
    assert [p.name for p in Permission if authority(office, p, PROPOSAL, on)] == expected


@pytest.mark.parametrize("on", [FIRST, LAST, AFTER])
def test_press_may_publish_in_and_after_the_term(on):
    assert authority([appointment("press", "NI")], Permission.PUBLISH, PROPOSAL, on) is not None


def test_press_may_not_publish_before_the_term():
    assert authority([appointment("press", "NI")], Permission.PUBLISH, PROPOSAL, BEFORE) is None


@pytest.mark.parametrize(
    ("role", "land", "is_lead"),
    [("official", "BY", True), ("approver", "BY", True), ("delegate", "BY", False), ("official", "HH", False)],
)
def test_where_the_lead_land_has_no_approver_its_officials_do_what_one_would(role, land, is_lead):
    alone = replace(PROPOSAL, lead_has_approver=False)
    assert ("LEAD_APPROVER" in names([appointment(role, land)], alone)) is is_lead


def test_authority_is_the_appointment_that_gives_it():
    official, approver = appointment("official", "HH"), appointment("approver", "BY")
    held = {p: authority([official, approver], p, PROPOSAL, IN) for p in (Permission.SUBMIT, Permission.EDIT_TEXT)}
    assert held == {Permission.SUBMIT: approver, Permission.EDIT_TEXT: approver}
    assert authority([official], Permission.EDIT_TEXT, PROPOSAL, IN) is official
