from django.urls import path

from voting.ballots.views import corrections, rollcall

urlpatterns = [
    path("<reference:reference>/abstimmung/", rollcall.show, name="rollcall"),
    path("<reference:reference>/abstimmung/<int:pk>/berichtigen/", corrections.ask, name="correct"),
    path("<reference:reference>/abstimmung/<int:pk>/berichtigung/", corrections.settle, name="settle_correction"),
    path("<reference:reference>/abstimmung/<int:pk>/anmerkung/", corrections.remark, name="remark"),
]
