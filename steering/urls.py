from django.urls import include, path

from intmk import converters  # noqa: F401  (registers `reference`)
from steering.editions.urls import READING

app_name = "steering"
STEERING = [
    path("", include("steering.board.urls")),
    path("", include("steering.check.urls")),
    path("", include("steering.agenda.urls")),
    path("", include("steering.editions.urls")),
]
urlpatterns = [
    path("steuerung/", include(STEERING)),
    path("konferenzen/<int:number>/tagesordnung/", include(READING)),
    path("konferenzen/<int:number>/tagesordnung/", include("steering.packs.urls")),
]
