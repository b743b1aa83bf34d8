from django.urls import path

from steering.check.views import check

urlpatterns = [
    path("<reference:reference>/pruefung/", check.look, name="check"),
    path("<reference:reference>/anhaengig/", check.pending, name="pending"),
]
