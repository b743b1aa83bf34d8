from django.urls import include, path

from intmk import converters  # noqa: F401  (registers `reference`)

app_name = "voting"
urlpatterns = [
    path("vorschlaege/", include("voting.ballots.urls")),
    path("vorschlaege/", include("voting.parts.urls")),
    path("vorschlaege/", include("voting.statements.urls")),
    path("sitzungen/", include("voting.session.urls")),
    path("", include("voting.calling.urls")),
    path("sitzungen/", include("voting.running.urls")),
]
