"""The Geschäftsstelle lays down its year: it plans, changes and drops meetings, deadlines, themes and groups."""

from datetime import date, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection
from lxml import html

from conferences.models import Deadline, Meeting, Theme, WorkingGroup
from conferences.models.planned import fingerprint
from intmk.clock import BERLIN, wall
from journal.models import Entry

YEAR = "/konferenzen/20/"
MEETING = {
    "kind": "autumn",
    **{"starts_on_tag": "10", "starts_on_monat": "9", "starts_on_jahr": "2024"},
    **{"ends_on_tag": "11", "ends_on_monat": "9", "ends_on_jahr": "2024"},
    "place": "Hannover",
}
DUE = {"due_at_tag": "16", "due_at_monat": "4", "due_at_jahr": "2025", "due_at_uhrzeit": "23:59"}
NEW = {
    "sitzungen": MEETING,
    "fristen": DUE | {"kind": "amendment", "is_confirmed": "on"},
    "themen": {"number": "1", "title": "Ländlicher Raum", "wording": "Angebote stärken", "coordinate_with": "ASMK"},
    "arbeitsgruppen": {"name": "AG Ländlicher Raum", "task": "Schreibt.", "lead_land": "MV", "members": ["HE", "SH"]},
}
SAVED = "Das Vorsitzjahr ist gespeichert."
UNCHANGED = "Das stand bereits so fest; es war nichts zu ändern."


@pytest.fixture
def office(sign_in):
    return sign_in("geschaeftsstelle")


def told(conference):
    return [entry.sentence for entry in Entry.objects.about(conference).order_by("position")]


def said(response):
    return [str(message) for message in response.context["messages"]]


def errors(response):
    assert response.status_code == 200
    return response.context["form"].errors.get_json_data()


def wrong(response):
    return {name: [error["message"] for error in found] for name, found in errors(response).items()}


def test_a_year_is_laid_down_and_the_journal_tells_it(office, conference):
    for part, form in NEW.items():
        response = office.post(f"{YEAR}{part}/neu/", form, follow=True)
        assert (response.redirect_chain, said(response)) == ([(YEAR, 302)], [SAVED])
    meeting = Meeting.objects.get(kind="autumn")
    assert (meeting.starts_on, meeting.ends_on, meeting.place) == (date(2024, 9, 10), date(2024, 9, 11), "Hannover")
    deadline = Deadline.objects.get(kind="amendment")
    assert (wall(deadline.due_at), deadline.is_confirmed) == (datetime(2025, 4, 16, 23, 59, 59, tzinfo=BERLIN), True)
    theme = Theme.objects.get(number=1)
    assert (theme.slug, theme.title, theme.coordinate_with) == ("laendlicher-raum", "Ländlicher Raum", "ASMK")
    group = WorkingGroup.objects.get(slug="ag-laendlicher-raum")
    assert [member.land_id for member in group.members.all()] == ["HE", "MV", "SH"]
    assert told(conference) == [
        "Geschaeftsstelle (Geschäftsstelle NI) hat die Sitzung Herbsttreffen Hannover angelegt.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat die Frist „Änderungsanträge“ angelegt.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat das Thema „Ländlicher Raum“ angelegt.",
        "Geschaeftsstelle (Geschäftsstelle NI) hat die Arbeitsgruppe „AG Ländlicher Raum“ angelegt.",
    ]


@pytest.mark.parametrize("part", NEW)
def test_the_same_sent_twice_is_one(office, conference, part):
    office.post(f"{YEAR}{part}/neu/", NEW[part])
    response = office.post(f"{YEAR}{part}/neu/", NEW[part], follow=True)
    assert (said(response)[-1], len(told(conference))) == (UNCHANGED, 1)


def test_what_is_laid_down_can_be_worked_with_at_once(office, start, somebody):
    proposal = start()
    proposal.move("share", by=somebody("bayern"))
    office.post(f"{YEAR}themen/neu/", NEW["themen"])
    theme = Theme.objects.get(number=1)
    office.post(f"{YEAR}arbeitsgruppen/neu/", NEW["arbeitsgruppen"] | {"themes": [theme.pk]})
    group = WorkingGroup.objects.get(lead_land="MV")
    office.post(f"{proposal.get_absolute_url()}schritt/assign/", {"group": group.pk, "theme": theme.pk})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.group, proposal.theme) == ("drafting", group, theme)


def change(office, part, row, form):
    return office.post(f"{YEAR}{part}/{row.pk}/", form | {"opened": fingerprint(row.values())}, follow=True)


def test_a_changed_date_is_told_with_the_old_one(office, conference):
    deadline = Deadline.objects.get(kind="proposal")
    moved = DUE | {"due_at_tag": "7", "due_at_monat": "3", "due_at_uhrzeit": "12:00"}
    assert said(change(office, "fristen", deadline, moved)) == [SAVED]
    entry = Entry.objects.about(conference).get()
    assert entry.sentence == "Geschaeftsstelle (Geschäftsstelle NI) hat die Frist „Einreichung“ geändert."
    assert entry.facts == {
        "part": f"deadline:{deadline.pk}",
        "changed": {"due_at": ["2025-03-05T23:59:59+01:00", "2025-03-07T12:00:00+01:00"]},
    }


def test_a_form_saved_as_it_was_opened_changes_nothing(office, conference):
    for part, model in (
        ("fristen", Deadline),
        ("sitzungen", Meeting),
        ("themen", Theme),
        ("arbeitsgruppen", WorkingGroup),
    ):
        row = model.objects.filter(conference=conference).first()
        form = office.get(f"{YEAR}{part}/{row.pk}/").context["form"]
        page = html.fromstring(office.get(f"{YEAR}{part}/{row.pk}/").content.decode())
        typed = dict(page.xpath("//form[.//*[@name='opened']]")[0].form_values())
        typed |= {name: [m.pk for m in form.initial[name]] for name in ("members", "themes") if name in form.initial}
        assert said(office.post(f"{YEAR}{part}/{row.pk}/", typed, follow=True)) == [UNCHANGED]
    assert told(conference) == []


def test_the_kind_of_a_meeting_and_the_address_of_a_theme_stay(office, conference):
    meeting, theme = Meeting.objects.get(kind="pre"), Theme.objects.get()
    change(office, "sitzungen", meeting, MEETING | {"kind": "special"})
    change(office, "themen", theme, {"number": "2", "title": "Kurse"})
    meeting.refresh_from_db()
    theme.refresh_from_db()
    assert (meeting.kind, meeting.place, theme.title, theme.slug) == ("pre", "Hannover", "Kurse", "sprachkurse")


def test_a_land_that_leaves_a_group_loses_its_text(office, conference, proposal_in, sign_in):
    proposal, group = proposal_in("drafting"), conference.groups.get()
    form = {"name": group.name, "lead_land": "BY", "members": ["BY", "SN"], "themes": [conference.themes.get().pk]}
    change(office, "arbeitsgruppen", group, form)
    answers = [sign_in(name).get(proposal.get_absolute_url()).status_code for name in ("hamburg", "sachsen", "bayern")]
    assert answers == [404, 200, 200]
    assert Entry.objects.about(conference).get().facts["changed"] == {"members": [["BY", "HH"], ["BY", "SN"]]}


def test_whoever_is_second_sees_what_is_stored_and_decides(office, conference):
    theme = Theme.objects.get()
    opened = fingerprint(theme.values())
    office.post(f"{YEAR}themen/{theme.pk}/", {"number": "2", "title": "Erste", "opened": opened})
    response = office.post(f"{YEAR}themen/{theme.pk}/", {"number": "2", "title": "Zweite", "opened": opened})
    found = wrong(response)
    assert found["title"] == ["Jetzt gilt: Erste"]
    assert found["__all__"][0].startswith("Diese Angaben hat inzwischen jemand anderes geändert.")
    page = html.fromstring(response.content.decode())
    again = {name: page.xpath(f"//input[@name='{name}']/@value")[0] for name in ("number", "title", "opened")}
    assert again["title"] == "Zweite"
    office.post(f"{YEAR}themen/{theme.pk}/", again)
    theme.refresh_from_db()
    assert theme.title == "Zweite"


@pytest.mark.parametrize("part", NEW)
def test_what_nobody_uses_is_dropped_and_the_journal_keeps_it(office, conference, part):
    office.post(f"{YEAR}{part}/neu/", NEW[part])
    model = {"sitzungen": Meeting, "fristen": Deadline, "themen": Theme, "arbeitsgruppen": WorkingGroup}[part]
    row = model.objects.latest("pk")
    for message in (f"„{row}“ ist gelöscht.", UNCHANGED):
        response = office.post(f"{YEAR}{part}/{row.pk}/loeschen/", follow=True)
        assert said(response)[-1] == message
    assert not model.objects.filter(pk=row.pk).exists()
    entry = Entry.objects.about(conference).get(verb="dropped")
    assert entry.sentence == f"Geschaeftsstelle (Geschäftsstelle NI) hat {row.told} gelöscht."
    assert entry.facts["part"] == f"{model._meta.model_name}:{row.pk}"


def test_what_is_used_stays(office, conference, proposal_in):
    proposal_in("tabled")
    rows = [("themen", conference.themes.get()), ("arbeitsgruppen", conference.groups.get())]
    rows += [("sitzungen", meeting) for meeting in conference.meetings.all()]
    for part, row in rows:
        response = office.post(f"{YEAR}{part}/{row.pk}/loeschen/", follow=True)
        assert said(response)[-1].startswith(f"„{row}“ wird schon verwendet")
    assert (conference.groups.get().members.count(), conference.meetings.count()) == (2, 2)
    assert told(conference) == []


@pytest.mark.parametrize(
    ("part", "changes", "found"),
    [
        ("sitzungen", {"kind": "main"}, {"__all__": ["Dieses Vorsitzjahr hat schon eine Hauptkonferenz."]}),
        ("sitzungen", {"ends_on_tag": "9"}, {"ends_on": ["Der letzte Tag liegt vor dem ersten."]}),
        (
            "sitzungen",
            {"ends_on_jahr": "2025", "ends_on_monat": "7"},
            {"ends_on": ["Dieser Tag liegt nicht im Vorsitz"]},
        ),
        ("sitzungen", {"starts_on_tag": "31"}, {"starts_on": ["Diesen Tag gibt es im Kalender nicht."]}),
        ("fristen", {"kind": "proposal"}, {"__all__": ["Diese Frist gibt es in diesem Vorsitzjahr schon."]}),
        ("fristen", {"due_at_tag": "30", "due_at_monat": "3", "due_at_uhrzeit": "2:30"}, {"due_at": ["Diese Uhrzeit"]}),
        ("fristen", {"due_at_jahr": "2026"}, {"due_at": ["Dieser Tag liegt nicht im Vorsitzjahr"]}),
        ("themen", {"number": "2"}, {"__all__": ["Diese Nummer hat schon ein anderes Thema."]}),
        ("themen", {"title": " \u200b\u202e\t"}, {"title": ["Diese Angabe fehlt."]}),
        ("arbeitsgruppen", {"lead_land": "XX"}, {"lead_land": ["Wählen Sie einen Eintrag aus der Liste."]}),
    ],
)
def test_what_is_wrong_stands_at_its_place_and_nothing_is_written(office, conference, part, changes, found):
    shown = wrong(office.post(f"{YEAR}{part}/neu/", NEW[part] | changes))
    assert list(shown) == list(found)
    assert [name for name in found if not shown[name][0].startswith(found[name][0])] == []
    assert told(conference) == []


def test_names_without_latin_letters_have_an_address_too(office, conference):
    for number, title in ((5, "🙂"), (6, "🙂")):
        office.post(f"{YEAR}themen/neu/", {"number": str(number), "title": title})
    assert list(Theme.objects.order_by("number").values_list("slug", flat=True)) == ["sprachkurse", "theme", "theme-2"]


def test_title_and_motto(office, conference):
    form = {"title": "20. IntMK", "motto": "Zusammen leben"}
    assert said(office.post(f"{YEAR}bearbeiten/", form, follow=True)) == [SAVED]
    assert said(office.post(f"{YEAR}bearbeiten/", form, follow=True))[-1] == UNCHANGED
    conference.refresh_from_db()
    assert (conference.title, conference.motto) == ("20. IntMK", "Zusammen leben")
    assert told(conference) == ["Geschaeftsstelle (Geschäftsstelle NI) hat Titel oder Motto der Konferenz geändert."]


def test_the_form_for_a_deadline_offers_what_is_missing_and_what_the_rules_say(office, conference):
    field = office.get(f"{YEAR}fristen/neu/").context["form"].fields
    assert [label for _, label in field["kind"].choices] == [
        "Themenanmeldung",
        "Versand der Tagesordnung",
        "Änderungsanträge",
        "Liste ohne Aussprache",
    ]
    assert field["due_at"].help_text == (
        "23:59 schließt den ganzen Tag ein. Nach der Geschäftsordnung: Themenanmeldung 26. Februar 2025, "
        "Versand der Tagesordnung 26. März 2025, Änderungsanträge 16. April 2025."
    )


@pytest.mark.parametrize(("persona", "links"), [("bayern", 0), ("presse", 0), ("geschaeftsstelle", 10)])
def test_only_the_office_is_offered_to_lay_down_the_year(sign_in, persona, links):
    page = html.fromstring(sign_in(persona).get(YEAR).content.decode())
    found = page.xpath("//main//a[contains(., 'anlegen') or contains(., 'earbeiten')]/@href")
    assert len(found) == links


def test_the_office_lays_down_nothing_after_its_term_and_nothing_of_another_year(office, conference, stopped_clock):
    theme = conference.themes.get()
    assert office.get(f"/konferenzen/21/themen/{theme.pk}/").status_code == 403
    assert office.get(f"{YEAR}unsinn/neu/").status_code == 404
    assert office.get(f"{YEAR}sitzungen/999/").status_code == 404
    stopped_clock(datetime(2025, 7, 1, tzinfo=BERLIN))
    assert office.get(f"{YEAR}themen/{theme.pk}/").status_code == 403
    assert office.post(f"{YEAR}themen/neu/", NEW["themen"]).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_who_add_the_same_at_once_add_one(client, somebody, conference):
    somebody("geschaeftsstelle")
    statuses, together = [], Barrier(2)

    def add():
        browser = type(client)()
        browser.force_login(somebody("geschaeftsstelle"))
        together.wait()
        statuses.append(browser.post(f"{YEAR}themen/neu/", NEW["themen"]).status_code)
        connection.close()

    threads = [Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (statuses, Theme.objects.filter(number=1).count()) == ([302, 302], 1)
    assert len(told(conference)) == 1


@pytest.mark.parametrize("typed", ["Sprache im\u00a0Beruf", " Sprache\tim\u200b  Beruf ", "Sprache\nim Beruf\u202e"])
def test_words_pasted_from_elsewhere_stay_apart_and_hide_nothing(office, conference, typed):
    office.post(f"{YEAR}themen/neu/", {"number": "5", "title": typed})
    assert Theme.objects.get(number=5).title == "Sprache im Beruf"
