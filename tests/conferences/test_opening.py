"""The coming office opens its year from the one before: rules, standing groups, dates by the Hauptkonferenz."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Appointment
from conferences.models import Conference, Deadline, GroupMember, Meeting, ProcedureRules, WorkingGroup
from conferences.opening import Plan, coming_year, open_year
from intmk import clock
from intmk.clock import BERLIN
from journal.models import Entry

URL, YEAR = "/konferenzen/neu/", "/konferenzen/21/"
INCOMING = "geschaeftsstelle_nw"
FIRST = datetime(2025, 7, 1, tzinfo=BERLIN)


@pytest.fixture
def bare(conference):
    """The 20th with a standing group; the 21st is not laid down yet."""
    ProcedureRules.objects.filter(conference=21).delete()
    Conference.objects.filter(pk=21).delete()
    conference.groups.update(is_standing=True)
    conference.groups.create(slug="jahr", name="AG des Jahres", lead_land_id="HE")
    return conference


@pytest.fixture
def incoming(bare, sign_in):
    return sign_in(INCOMING)


def typed(response) -> dict:
    """The form as it was suggested, as a browser sends it back."""
    form, data = response.context["form"], {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        if hasattr(field.widget, "parts"):
            data |= {f"{name}_{p}": v for p, v in zip(field.widget.parts, field.widget.decompress(value), strict=False)}
        elif value:
            data[name] = value
    return data


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def wrong(response) -> dict:
    found = response.context["form"].errors.get_json_data()
    return {name: [error["message"] for error in errors] for name, errors in found.items()}


def test_dates_are_suggested_as_far_from_the_main_conference_as_in_the_year_before(incoming):
    page = incoming.get(URL, {"day_tag": "21", "day_monat": "4", "day_jahr": "2026"})
    sent = typed(page)
    assert [sent[f"main_from_{part}"] for part in ("tag", "monat", "jahr")] == ["21", "4", "2026"]
    assert [sent[f"main_to_{part}"] for part in ("tag", "monat", "jahr")] == ["22", "4", "2026"]
    assert [sent[f"pre_from_{part}"] for part in ("tag", "monat", "jahr")] == ["17", "3", "2026"]
    assert [sent[f"proposal_due_{part}"] for part in ("tag", "monat", "jahr", "uhrzeit")] == ["3", "3", "2026", "23:59"]
    assert "autumn_from_tag" not in sent


def test_without_a_day_the_same_weekday_of_the_next_year_is_suggested(incoming):
    sent = typed(incoming.get(URL))
    assert [sent[f"main_from_{part}"] for part in ("tag", "monat", "jahr")] == ["22", "4", "2026"]


def test_a_day_outside_the_year_is_told(incoming):
    page = incoming.get(URL, {"day_tag": "21", "day_monat": "4", "day_jahr": "2027"})
    assert page.context["day"].errors["day"] == [
        "Dieser Tag liegt nicht im Vorsitzjahr (1. Juli 2025 bis 30. Juni 2026)."
    ]


def test_the_year_comes_with_rules_groups_and_dates(incoming, bare):
    ProcedureRules.objects.filter(conference=20).update(majority_threshold=12, confirmed=["quorum"])
    response = incoming.post(URL, typed(incoming.get(URL)), follow=True)
    assert (response.redirect_chain, said(response)) == (
        [(YEAR, 302)],
        ["Das Vorsitzjahr der 21. IntMK ist angelegt."],
    )
    year = Conference.objects.select_related("rules").get(pk=21)
    assert (year.chair_land_id, year.starts_on, year.ends_on) == ("NW", date(2025, 7, 1), date(2026, 6, 30))
    assert (year.rules.majority_threshold, year.rules.confirmed) == (12, ["quorum"])
    assert [(m.kind, m.starts_on) for m in year.meetings.all()] == [
        ("pre", date(2026, 3, 18)),
        ("main", date(2026, 4, 22)),
    ]
    deadline = Deadline.objects.get(conference=year)
    assert (deadline.kind, deadline.due_at, deadline.is_confirmed) == (
        "proposal",
        clock.end_of(date(2026, 3, 4)),
        False,
    )
    group = WorkingGroup.objects.get(conference=year)
    assert (group.name, group.continues, group.is_standing) == ("AG Sprache", bare.groups.get(slug="sprache"), True)
    assert [(m.land_id, m.joined_on) for m in group.members.all()] == [
        ("BY", date(2024, 7, 1)),
        ("HH", date(2024, 7, 1)),
    ]
    entry = Entry.objects.about(year).get()
    assert entry.sentence.endswith("hat das Vorsitzjahr der 21. IntMK nach dem der 20. IntMK angelegt.")


def test_who_has_left_a_group_does_not_go_on_with_it(incoming, bare):
    bare.groups.get(slug="sprache").members.filter(land="HH").update(left_on=date(2025, 2, 1))
    incoming.post(URL, typed(incoming.get(URL)))
    assert [m.land_id for m in GroupMember.objects.filter(group__conference=21)] == ["BY"]


def test_sent_twice_is_one_year(incoming):
    form = typed(incoming.get(URL))
    answers = [said(incoming.post(URL, form, follow=True)) for _ in range(2)]
    assert answers == [
        ["Das Vorsitzjahr der 21. IntMK ist angelegt."],
        ["Das Vorsitzjahr der 21. IntMK ist schon angelegt; es war nichts zu ändern."],
    ]
    assert (Conference.objects.filter(pk=21).count(), Meeting.objects.filter(conference=21).count()) == (1, 2)
    assert Entry.objects.about(Conference.objects.get(pk=21)).count() == 1
    assert incoming.get(URL).headers["Location"] == YEAR


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": ""}, {"title": ["Diese Angabe fehlt."]}),
        ({"main_to_tag": "21"}, {"main_to": ["Der letzte Tag liegt vor dem ersten."]}),
        (
            {"main_to_tag": "", "main_to_monat": "", "main_to_jahr": ""},
            {"main_to": ["Geben Sie beide Tage ein oder keinen."]},
        ),
        (
            {"proposal_due_jahr": "2025"},
            {"proposal_due": ["Dieser Tag liegt nicht im Vorsitzjahr (1. Juli 2025 bis 30. Juni 2026)."]},
        ),
    ],
)
def test_bad_input_is_told_and_kept(incoming, change, expected):
    form = typed(incoming.get(URL)) | {"motto": "Mein Motto"} | change
    response = incoming.post(URL, form)
    assert (response.status_code, wrong(response)) == (200, expected)
    assert "Mein Motto" in response.content.decode()
    assert not Conference.objects.filter(pk=21).exists()


@pytest.mark.parametrize("name", ["bayern", "geschaeftsstelle", "presse_nw", "bund", "verwaltung"])
def test_nobody_else_opens_a_year(bare, sign_in, name):
    client = sign_in(name)
    assert (client.get(URL).status_code, client.post(URL, {"title": "Jahr"}).status_code) == (403, 403)
    assert "/konferenzen/neu/" not in client.get("/konferenzen/").content.decode()
    assert not Conference.objects.filter(pk=21).exists()


def test_the_way_to_the_page_stands_where_the_coming_office_looks(incoming):
    for page in ("/konferenzen/", "/aufgaben/"):
        assert (page, 'href="/konferenzen/neu/"' in incoming.get(page).content.decode()) == (page, True)
    incoming.post(URL, typed(incoming.get(URL)))
    for page in ("/konferenzen/", "/aufgaben/"):
        assert (page, 'href="/konferenzen/neu/"' in incoming.get(page).content.decode()) == (page, False)


def test_the_coming_office_goes_on_steering_its_year_and_sees_nothing_else(incoming, bare, proposal_in):
    bare.groups.filter(slug="jahr").delete()
    reference = proposal_in("tabled").reference
    incoming.post(URL, typed(incoming.get(URL)))
    assert incoming.post(f"{YEAR}themen/neu/", {"number": "1", "title": "Arbeit"}).status_code == 302
    assert incoming.get(f"{YEAR}geschaeftsordnung/bearbeiten/").status_code == 200
    closed = [f"/vorschlaege/{reference}/", "/konferenzen/20/", "/konferenzen/20/geschaeftsordnung/"]
    assert [incoming.get(url).status_code for url in closed] == [404, 403, 403]


def test_after_the_first_day_the_page_is_for_the_office_that_follows(incoming, stopped_clock, somebody, sign_in):
    incoming.post(URL, typed(incoming.get(URL)))
    stopped_clock(FIRST)
    assert sign_in(INCOMING).get(URL).status_code == 403
    rp = somebody("verwaltung")
    Appointment.objects.create(user=rp, role="secretariat", land_id="RP", starts_on=date(2025, 7, 1))
    coming = coming_year()
    assert (coming.number, coming.chair.pk, coming.starts_on) == (22, "RP", date(2026, 7, 1))
    assert sign_in("verwaltung").get(URL).status_code == 200


def test_without_the_right_nothing_is_written(bare, somebody):
    with pytest.raises(PermissionDenied):
        open_year(coming_year(), Plan("21. IntMK"), by=somebody("geschaeftsstelle"))
    assert not Conference.objects.filter(pk=21).exists()


def test_where_no_year_has_begun_there_is_nothing_to_follow(bare, stopped_clock, sign_in):
    stopped_clock(datetime(2024, 6, 30, tzinfo=BERLIN))
    assert coming_year() is None
    assert sign_in(INCOMING).get(URL).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_people_at_one_moment_make_one_year(bare, somebody, together):
    coming = coming_year()
    people = [somebody(INCOMING) for _ in range(2)]
    found = together(*(lambda person=person: open_year(coming, Plan("21. IntMK"), by=person) for person in people))
    assert sorted(is_new for _, is_new in found) == [False, True]
    assert Conference.objects.filter(pk=21).count() == 1


def test_who_is_taken_out_of_a_group_leaves_a_day_and_may_come_again(conference, sign_in, proposal_in):
    group, url = conference.groups.get(), proposal_in("drafting").get_absolute_url()
    form = {"name": group.name, "lead_land": "BY", "themes": [theme.pk for theme in group.themes.all()]}

    def saved(*members):
        page = f"/konferenzen/20/arbeitsgruppen/{group.pk}/"
        opened = sign_in("geschaeftsstelle").get(page).context["form"]["opened"].initial
        sign_in("geschaeftsstelle").post(page, form | {"members": members, "opened": opened})
        return [(member.land_id, member.joined_on, member.left_on) for member in group.members.all()]

    today = date(2025, 3, 24)
    assert saved("BY") == [("BY", None, None), ("HH", None, today)]
    assert sign_in("hamburg").get(url).status_code == 404
    again = saved("BY", "HH")
    assert sorted(again, key=str) == sorted([("BY", None, None), ("HH", None, today), ("HH", today, None)], key=str)
    assert sign_in("hamburg").get(url).status_code == 200
