from django.urls import include, path

from intmk import converters  # noqa: F401  (registers `reference`)

app_name = "voting"
urlpatterns = [
    path("", include("voting.ballots.urls")),
    path("", include("voting.statements.urls")),
]
