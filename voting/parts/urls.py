from django.urls import path

from voting.parts.views import amendments, parts, text, ziffern

urlpatterns = [
    path("<reference:reference>/abstimmung/teile/", parts.show, name="parts"),
    path("<reference:reference>/abstimmung/teile/reihenfolge/", parts.arrange, name="arrange_parts"),
    path("<reference:reference>/abstimmung/teile/text/", text.settle, name="settle_text"),
    path("<reference:reference>/abstimmung/teile/ziffer/", ziffern.ask, name="ask_for_ziffer"),
    path("<reference:reference>/abstimmung/teile/ziffer/<int:pk>/", ziffern.drop, name="drop_ziffer"),
    path("<reference:reference>/abstimmung/antrag/<int:number>/", amendments.vote, name="amendment_vote"),
    path("<reference:reference>/abstimmung/antrag/<int:number>/eroeffnen/", amendments.ask, name="open_amendment"),
    path("<reference:reference>/abstimmung/antrag/<int:number>/uebernahme/", amendments.take_over, name="take_over"),
    path("<reference:reference>/abstimmung/antrag/<int:number>/erledigt/", amendments.moot, name="make_moot"),
    path("<reference:reference>/abstimmung/antrag/<int:number>/zurueck/", amendments.take_back, name="take_back"),
    path("<reference:reference>/abstimmung/ziffer/<slug:block_id>/", ziffern.vote, name="ziffer_vote"),
    path("<reference:reference>/abstimmung/ziffer/<slug:block_id>/eroeffnen/", ziffern.open_, name="open_ziffer"),
]
