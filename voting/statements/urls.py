from django.urls import path

from voting.statements import views

urlpatterns = [
    path("<reference:reference>/erklaerungen/", views.index, name="statements"),
    path("<reference:reference>/erklaerungen/<int:pk>/anschliessen/", views.join, name="join_statement"),
    path("<reference:reference>/erklaerungen/<int:pk>/verlassen/", views.leave, name="leave_statement"),
    path("<reference:reference>/erklaerungen/<int:pk>/zuruecknehmen/", views.withdraw, name="withdraw_statement"),
]
