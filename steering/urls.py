from intmk import converters  # noqa: F401  (registers `reference`)

app_name = "steering"
urlpatterns = []
