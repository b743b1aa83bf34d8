"""A vote, a released text and the number of a TOP stay as they were written, not even changed by hand."""

import pytest
from django.db import connection

from conferences.models import AgendaItem
from resolutions.models import Resolution
from tests.guard import guarded
from voting.models import Ballot, Declaration, Vote


@pytest.fixture
def released(adopted, geschaeftsstelle):
    return Resolution.release(adopted, by=geschaeftsstelle)


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        (Ballot, {"rule": {}}),
        (Ballot, {"question": "Anders gefragt"}),
        (Declaration, {"result": "rejected"}),
        (Declaration, {"yes": 13}),
        (Declaration, {"choices": {}}),
        (Vote, {"choice": "no"}),
        (Vote, {"land": "BY"}),
        (Resolution, {"title": "Anders"}),
        (Resolution, {"blocks": []}),
        (Resolution, {"counts": "13 : 1 : 2 (Ja : Nein : Enthaltung)"}),
        (Resolution, {"tally": None}),
        (AgendaItem, {"number": "9"}),
    ],
)
def test_what_is_recorded_is_not_changed(released, model, changed):
    guarded(lambda: model.objects.update(**changed))


@pytest.mark.parametrize("model", [Ballot, Vote, Declaration, Resolution, AgendaItem])
def test_what_is_recorded_is_not_removed(released, model):
    guarded(lambda: model.objects.all()._raw_delete("default"))


def test_publication_is_written_later(released, presse):
    connection.cursor().execute("SET LOCAL intmk.maintenance = 'off'")
    assert released.publish(by=presse)
