"""An installation without the demo has nothing of it."""

import json
import os
import subprocess
import sys

from tests.sources import ROOT

WITHOUT_DEMO = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

def raises(error, act, *arguments):
    try:
        act(*arguments)
    except error:
        return True
    return False

plain = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
with override_settings(STORAGES=plain):
    client = Client(headers={"host": "localhost"})
    print(json.dumps({
        "namespace": "demo" in get_resolver().namespace_dict,
        "resolved": [p for p in ("/demo/", "/demo/anmelden/", "/demo/uhr/") if not raises(Resolver404, resolve, p)],
        "reversed": not raises(NoReverseMatch, reverse, "demo:sign_in"),
        "answers": [client.get("/demo/").status_code, client.post("/demo/anmelden/", {"person": "1"}).status_code],
        "sign_in": client.get("/anmelden/").status_code,
        "tells_of_demo": "demo" in client.get("/anmelden/").content.decode().lower(),
        "middleware": [name for name in settings.MIDDLEWARE if "demo" in name],
        "commands": [c for c in ("load_demo", "demo_logins") if not raises(CommandError, call_command, c)],
    }))
"""


def test_without_demo_nothing_of_it_is_left():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "intmk.settings",
        "DEMO": "0",
        "SECRET_KEY": "x",
        "DATABASE_URL": "postgresql://nobody@localhost:1/none",  # none of this may need a database
    }
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DEMO], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "namespace": False,
        "resolved": [],
        "reversed": False,
        "answers": [404, 404],
        "sign_in": 200,
        "tells_of_demo": False,
        "middleware": [],
        "commands": [],
    }
