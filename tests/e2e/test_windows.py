"""The test run itself: a browser that was open in it leaves nothing behind."""

import subprocess
import sys

import pytest

from tests.sources import ROOT

pytestmark = pytest.mark.e2e

RUN = """
from accounts.models import Land

def test_before_the_browser(db):
    assert Land.objects.count() == 16

def test_while_the_browser_is_open(browser, db):
    assert Land.objects.count() == 16
"""


def test_database_can_be_dropped_after_tests_beside_an_open_browser(tmp_path):
    """Else the run ends with an error, in whatever order the tests came."""
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["tests.conftest"]')
    (tmp_path / "test_run.py").write_text(RUN)
    options = ["-c", "pyproject.toml", "--confcutdir", str(tmp_path), "-p", "no:randomly", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
