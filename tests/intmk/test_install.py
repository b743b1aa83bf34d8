"""`make install-…` in a copy of the folder: what it does, what it leaves alone, and its one sentence per failure."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from intmk import install

ROOT = Path(install.ROOT)
# `make check` runs these tests itself: what it hands down would make an inner make say where it stands.
OUTER_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES")
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
UNKNOWN = "gibt-es-nicht==1.0 --hash=sha256:" + "0" * 64 + "\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder as after cloning, with empty package lists."""
    for folder in ("intmk", "requirements"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "intmk" / "install.py", tmp_path / "intmk")
    for name in ("runtime", "kern", "dev"):
        (tmp_path / "requirements" / f"{name}.txt").touch()
    return tmp_path


def make(copy: Path, target: str, **environment: str) -> tuple[int, list[str], list[str]]:
    """Exit code, lines said, lines complained; without what make itself says about a failure."""
    ran = subprocess.run(
        ["make", target, f"PYTHON={environment.pop('PYTHON', sys.executable)}"],
        cwd=copy,
        env={name: value for name, value in os.environ.items() if name not in OUTER_MAKE} | OFFLINE | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in ran.stderr.splitlines() if not line.startswith("make")]
    return ran.returncode, ran.stdout.splitlines(), complaints


def test_install_happens_once_for_each_state_of_the_lists(copy: Path) -> None:
    first = (
        0,
        ["Die Python-Umgebung wird angelegt …", "Die Pakete werden installiert (einmalig, etwa eine halbe Minute) …"],
        [],
    )
    assert make(copy, "install-dev") == first
    assert make(copy, "install-dev") == (0, [], [])
    assert make(copy, "install-runtime") == (0, [], [])
    (copy / "requirements" / "kern.txt").write_text("# changed\n")
    assert make(copy, "install-runtime") == (0, first[1][1:], [])


def test_missing_wheel_is_one_sentence_and_is_tried_again(copy: Path) -> None:
    (copy / "requirements" / "runtime.txt").write_text(UNKNOWN)
    sentence = (
        "Die Pakete ließen sich nicht installieren: No matching distribution found for gibt-es-nicht==1.0"
        " (Protokoll: var/pip.log)"
    )
    code, _, complaints = make(copy, "install-runtime")
    assert (code, complaints) == (2, [sentence])
    code, _, complaints = make(copy, "install-runtime")
    assert (code, complaints) == (2, [sentence])


def test_python_without_venv_is_one_sentence(copy: Path) -> None:
    (copy / "ensurepip.py").write_text("raise ImportError\n")
    code, _, complaints = make(copy, "install-runtime", PYTHONPATH=str(copy))
    assert code == 2
    assert complaints == ["Diesem Python fehlt das Modul venv. Unter Debian hilft: sudo apt install python3-venv"]


def test_no_python_at_all_is_one_sentence(copy: Path) -> None:
    code, said, complaints = make(copy, "install-runtime", PYTHON="python-that-is-not-here")
    assert code == 2
    assert said + complaints == ["IntMK braucht Python 3.11 oder neuer; gefunden wurde keines."]


def test_python_that_is_too_old_is_one_sentence(copy: Path) -> None:
    program = copy / "intmk" / "install.py"
    program.write_text(
        program.read_text().replace("OLDEST = (3, 11)", "OLDEST = (3, 98)").replace("(3, 14)", "(3, 99)")
    )
    code, _, complaints = make(copy, "install-runtime")
    major, minor = sys.version_info[:2]
    assert code == 2
    assert complaints == [f"IntMK braucht Python 3.98 bis 3.99; gefunden wurde nur Python {major}.{minor}."]


def test_version_of_what_does_not_start_is_none() -> None:
    assert install.version_of(sys.executable) == sys.version_info[:2]
    assert install.version_of("/bin/false") == (0, 0)


@pytest.mark.parametrize("name", ["runtime", "kern", "dev"])
def test_lists_name_packages_and_hashes_but_no_addresses(name: str) -> None:
    lines = Path(install.list_path(name)).read_text().splitlines()
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
    packages = [line for line in lines if not line.startswith((" ", "#"))]
    assert [line for line in packages if "==" not in line or not line.endswith("\\")] == []


def test_list_for_development_holds_the_one_for_running() -> None:
    def packages(name: str) -> set[str]:
        return {line for line in Path(install.list_path(name)).read_text().splitlines() if "==" in line}

    assert packages("runtime") - packages("dev") == set()
