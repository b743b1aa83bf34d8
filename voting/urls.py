from django.urls import path

from intmk import converters  # noqa: F401  (registers `reference`)
from voting.views import rollcall

app_name = "voting"
urlpatterns = [path("<reference:reference>/abstimmung/", rollcall.show, name="rollcall")]
