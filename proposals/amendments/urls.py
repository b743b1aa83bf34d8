"""Addresses below „aenderungen/“ of a proposal."""

from django.urls import include, path

from proposals.amendments.views import amend, amendment, dialogue, merge

AMENDMENTS = [
    path("", amendment.index, name="amendments"),
    path("liste.<list_file:kind>", amendment.as_file, name="amendments_file"),
    path("neu/", amend.write, name="amend"),
    path("neu/verwerfen/", amend.discard, name="amend_discard"),
    path("aus-position/<int:pk>/", amendment.from_position, name="amendment_from_position"),
    path("synopse/", amendment.beside, name="synopsis"),
    path("zusammenfuehrung/", merge.show, name="merge"),
    path("zusammenfuehrung/beginnen/", merge.begin, name="merge_begin"),
    path("zusammenfuehrung/stellen/", merge.places, name="merge_places"),
    path("zusammenfuehrung/stelle/", merge.choose, name="merge_choose"),
    path("zusammenfuehrung/neues/", merge.news, name="merge_news"),
    path("zusammenfuehrung/fortsetzen/", merge.proceed, name="merge_proceed"),
    path("zusammenfuehrung/verwerfen/", merge.discard, name="merge_discard"),
    path("zusammenfuehrung/abschluss/", merge.finish, name="merge_finish"),
    path("<int:number>/", amendment.show, name="amendment"),
    path("<int:number>/neu/", amend.write, name="amend_anew"),
    path("<int:number>/neu/verwerfen/", amend.discard, name="amend_anew_discard"),
    path("<int:number>/zurueckziehen/", amendment.act, {"what": "zurueckziehen"}, name="amendment_withdraw"),
    path("<int:number>/beitreten/", amendment.act, {"what": "beitreten"}, name="amendment_join"),
    path("<int:number>/verlassen/", amendment.act, {"what": "verlassen"}, name="amendment_leave"),
    path("<int:number>/empfehlung/", dialogue.advise, name="amendment_advise"),
    path("<int:number>/fragen/", dialogue.ask, name="amendment_ask"),
    path("<int:number>/antwort/", dialogue.answer, name="amendment_answer"),
    path("<int:number>/veroeffentlichen/", dialogue.publish, name="amendment_publish"),
]
urlpatterns = [path("<reference:reference>/aenderungen/", include(AMENDMENTS))]
