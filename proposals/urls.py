from django.urls import path

from intmk import converters  # noqa: F401  (registers `reference`)
from proposals.views import board, edit, lists, position, start, step, version

app_name = "proposals"
urlpatterns = [
    path("", lists.show, name="list"),
    path("tafel/", board.show, name="board"),
    path("neu/", start.new, name="new"),
    path("<reference:reference>/bearbeiten/", edit.edit, name="edit"),
    path("<reference:reference>/fassungen/<int:number>/", version.show, name="version"),
    path("<reference:reference>/schritt/<slug:code>/", step.take, name="step"),
    path("<reference:reference>/position/", position.take, name="position"),
    path("<reference:reference>/position/zuruecknehmen/", position.drop, name="drop_position"),
    path("<reference:reference>/bund/", step.guests, name="guests"),
]
