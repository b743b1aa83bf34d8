from django.urls import path

from voting.calling.views import bloc, motions, rollcall

urlpatterns = [
    path("vorschlaege/<reference:reference>/abstimmung/", rollcall.show, name="rollcall"),
    path("vorschlaege/<reference:reference>/verfahren/", motions.index, name="motions"),
    path("vorschlaege/<reference:reference>/verfahren/<slug:code>/", motions.show, name="motion"),
    path("sitzungen/<int:pk>/en-bloc/", bloc.show, name="bloc"),
]
