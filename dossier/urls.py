from django.urls import path

from dossier.views import below, groups, proposal, relatives

app_name = "dossier"
urlpatterns = [
    path("arbeitsgruppen/<int:number>/<slug:slug>/", groups.show, name="group"),
    path("<reference:reference>/", proposal.show, name="show"),
    path("<reference:reference>/verlauf/", below.history, name="history"),
    path("<reference:reference>/positionen/", below.positions, name="positions"),
    path("<reference:reference>/aehnlich/", below.similar, name="similar"),
    path("<reference:reference>/verwandte/", relatives.show, name="relatives"),
    path("<reference:reference>/beschluss/<int:pk>/loesen/", relatives.unlink, name="unlink"),
]
