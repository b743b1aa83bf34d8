"""Days and times in three or four fields: what was typed is read, and what is none says why."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from intmk.clock import BERLIN
from intmk.kern import DateField, DateTimeField


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (["24", "3", "2025"], date(2025, 3, 24)),
        ([" 01. ", "04.", "2025"], date(2025, 4, 1)),
        (["29", "2", "2024"], date(2024, 2, 29)),
    ],
)
def test_date_is_read_from_its_parts(parts, day):
    assert DateField().clean(parts) == day


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (["", "", ""], "Geben Sie Tag, Monat und Jahr ein."),
        (["24", "", ""], "Ergänzen Sie noch: Monat, Jahr."),
        (["29", "2", "2025"], "Diesen Tag gibt es im Kalender nicht."),
        (["0", "3", "2025"], "Diesen Tag gibt es im Kalender nicht."),
        (["24", "3", "25"], DateField.default_error_messages["digits"]),
        (["24", "März", "2025"], DateField.default_error_messages["digits"]),
        (["²4", "3", "2025"], DateField.default_error_messages["digits"]),
    ],
)
def test_date_that_is_none_says_why(parts, message):
    with pytest.raises(ValidationError) as refusal:
        DateField().clean(parts)
    assert refusal.value.messages == [message]


def test_optional_date_may_stay_empty():
    assert DateField(required=False).clean(["", " ", ""]) is None


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("14:05", 14, 5),
        ("14.05", 14, 5),
        ("1405", 14, 5),
        ("905", 9, 5),
        ("14", 14, 0),
        ("9", 9, 0),
        ("9 Uhr", 9, 0),
    ],
)
def test_time_is_read_as_it_is_typed(typed, hour, minute):
    moment = DateTimeField().clean(["24", "3", "2025", typed])
    assert moment == datetime(2025, 3, 24, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize("typed", ["24:00", "14:60", "mittags", "14:5"])
def test_time_that_is_none_is_refused(typed):
    with pytest.raises(ValidationError) as refusal:
        DateTimeField().clean(["24", "3", "2025", typed])
    assert refusal.value.messages == ["Geben Sie die Uhrzeit in Stunden und Minuten ein, zum Beispiel 14:00."]


def test_hour_skipped_in_march_is_refused():
    with pytest.raises(ValidationError) as refusal:
        DateTimeField().clean(["30", "3", "2025", "2:30"])
    assert refusal.value.messages == [DateTimeField.default_error_messages["skipped"]]


@pytest.mark.parametrize("moment", [datetime(2025, 3, 24, 13, 5, tzinfo=UTC), datetime(2025, 7, 1, 22, 30, tzinfo=UTC)])
def test_moment_comes_back_as_it_was_shown(moment):
    field = DateTimeField()
    assert field.clean(field.widget.decompress(moment)) == moment


def test_unchanged_date_is_no_change():
    assert not DateField().has_changed(date(2025, 3, 24), ["24", "03", "2025"])
    assert DateField().has_changed(date(2025, 3, 24), ["25", "03", "2025"])


def test_half_past_two_does_not_exist_on_the_day_of_the_change():
    skipped = ["30", "3", "2025", "2:30"]
    with pytest.raises(Exception, match="Diese Uhrzeit gibt es an diesem Tag nicht"):
        DateTimeField().clean(skipped)
    assert DateTimeField().clean(["30", "3", "2025", "3:30"]) == datetime(2025, 3, 30, 1, 30, tzinfo=UTC)
