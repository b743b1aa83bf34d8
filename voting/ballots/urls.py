from django.urls import path

from voting.ballots.views import corrections, open_ballots, own_vote

urlpatterns = [
    path("<reference:reference>/abstimmung/eroeffnen/", open_ballots.ask, name="open_ballot"),
    path("<reference:reference>/abstimmung/<int:pk>/", open_ballots.show, name="ballot"),
    path("<reference:reference>/abstimmung/<int:pk>/abbrechen/", open_ballots.abort, name="abort_ballot"),
    path("<reference:reference>/abstimmung/<int:pk>/stimme/<slug:land>/", own_vote.show, name="vote"),
    path("<reference:reference>/abstimmung/<int:pk>/berichtigen/", corrections.ask, name="correct"),
    path("<reference:reference>/abstimmung/<int:pk>/berichtigung/", corrections.settle, name="settle_correction"),
    path("<reference:reference>/abstimmung/<int:pk>/anmerkung/", corrections.remark, name="remark"),
]
