from django.urls import path

from voting.session.views import day, presence

urlpatterns = [
    path("<int:pk>/eroeffnen/", day.open_session, name="open_session"),
    path("<int:pk>/schliessen/", day.close, name="close_session"),
    path("<int:pk>/weiter/", day.reopen, name="reopen_session"),
    path("<int:pk>/anwesenheit/", presence.show, name="presence"),
    path("<int:pk>/anwesenheit/vertretung/", presence.represent, name="represent"),
    path("<int:pk>/anwesenheit/alle/", presence.arrive_all, name="arrive_all"),
    path("<int:pk>/anwesenheit/niemand/", presence.leave_all, name="leave_all"),
]
