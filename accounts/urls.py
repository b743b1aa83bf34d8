from django.urls import path

from accounts.views import laender

app_name = "accounts"
urlpatterns = [path("", laender.show, name="laender")]
