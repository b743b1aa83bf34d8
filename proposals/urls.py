from django.urls import include, path

from intmk import converters  # noqa: F401  (registers `reference`)
from proposals.positions.views import own_land
from proposals.views import board, help, lists, step

app_name = "proposals"
PROPOSALS = [
    path("", lists.show, name="list"),
    path("liste.<list_file:kind>", lists.as_file, name="list_file"),
    path("tafel/", board.show, name="board"),
    path("", include("proposals.versions.urls")),
    path("", include("proposals.presenting.urls")),
    path("", include("proposals.positions.urls")),
    path("", include("proposals.attachments.urls")),
    path("", include("proposals.comments.urls")),
    path("", include("proposals.lineage.urls")),
    path("", include("proposals.drafting.urls")),
    path("", include("proposals.amendments.urls")),
    path("", include("proposals.word.urls")),
    path("<reference:reference>/schritt/<slug:code>/", step.take, name="step"),
    path("<reference:reference>/bund/", step.guests, name="guests"),
]
urlpatterns = [
    path("vorschlaege/", include(PROPOSALS)),
    path("mein-land/", own_land.show, name="own_land"),
    path("hilfe/ablauf/", help.show, name="help"),
]
