from django.urls import include, path

from intmk import converters  # noqa: F401  (registers `reference`)

app_name = "steering"
urlpatterns = [
    path("", include("steering.board.urls")),
    path("", include("steering.check.urls")),
    path("", include("steering.agenda.urls")),
]
