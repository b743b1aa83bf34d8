"""Make `.venv` and install what the hash-pinned lists in `requirements/` name.

It needs nothing but the standard library, and a Python too old to run IntMK can still read it, so that such a
Python says so in one sentence.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)  # the newest Python for which every package of the lists has a ready-made wheel
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
LOG = os.path.join(ROOT, "var", "pip.log")
# The lists for running are part of those for development, so the larger set serves both.
LISTS = {"runtime": ["runtime", "kern"], "dev": ["dev", "kern"]}


def install(kind):
    """Bring `.venv` to the lists of this kind, "runtime" or "dev"; does nothing if it is there already."""
    with open(os.path.join(ROOT, ".venv.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_current(kind):
            return
        make_venv()
        print("Die Pakete werden installiert (einmalig, etwa eine halbe Minute) …", flush=True)
        fetch(kind)
        for done in LISTS if kind == "dev" else [kind]:
            with open(stamp(done), "w") as file:
                file.write(digest(done))


def is_current(kind):
    if not os.access(VENV_PYTHON, os.X_OK) or not os.path.exists(stamp(kind)):
        return False
    with open(stamp(kind)) as file:
        return file.read() == digest(kind)


def stamp(kind):
    return os.path.join(VENV, "installed-" + kind)


def list_path(name):
    return os.path.join(ROOT, "requirements", name + ".txt")


def digest(kind):
    total = hashlib.sha256()
    for name in LISTS[kind]:
        with open(list_path(name), "rb") as file:
            total.update(file.read())
    return total.hexdigest()


def make_venv():
    if os.access(VENV_PYTHON, os.X_OK) and OLDEST <= version_of(VENV_PYTHON) <= NEWEST:
        return
    python = find_python()
    print("Die Python-Umgebung wird angelegt …", flush=True)
    if not succeeds([python, "-c", "import ensurepip, venv"]):
        sys.exit("Diesem Python fehlt das Modul venv. Unter Debian hilft: sudo apt install python3-venv")
    if not succeeds([python, "-m", "venv", "--clear", VENV]):
        sys.exit("Der Ordner .venv ließ sich nicht anlegen. Darf hier geschrieben werden, ist Platz frei?")


def find_python():
    """This Python if it is fit, else the newest on the path for which there are wheels."""
    names = ["python3.%d" % minor for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    for python in [sys.executable] + [shutil.which(name) for name in names]:
        if python and OLDEST <= version_of(python) <= NEWEST:
            return python
    sys.exit(
        "IntMK braucht Python 3.%d bis 3.%d; gefunden wurde nur Python %d.%d."
        % (OLDEST[1], NEWEST[1], sys.version_info[0], sys.version_info[1])
    )


def version_of(python):
    """Major and minor version; (0, 0) for what does not start at all."""
    question = "import sys; print(sys.version_info[0], sys.version_info[1])"
    asked = subprocess.run([python, "-c", question], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return tuple(int(part) for part in asked.stdout.split()) if asked.returncode == 0 else (0, 0)


def succeeds(command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def fetch(kind):
    """The lists are complete, so pip looks for nothing else; only wheels, so nothing is compiled here."""
    command = [VENV_PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    for name in LISTS[kind]:
        command += ["-r", list_path(name)]
    os.makedirs(os.path.dirname(LOG), exist_ok=True)
    with open(LOG, "wb") as log:
        pip = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT)
    if pip.returncode:
        sys.exit("Die Pakete ließen sich nicht installieren: %s (Protokoll: var/pip.log)" % last_error())


def last_error():
    with open(LOG, encoding="utf-8", errors="replace") as log:
        errors = [line.strip() for line in log if line.startswith("ERROR:")]
    return errors[-1][len("ERROR:") :].strip() if errors else "pip ist abgebrochen."


if __name__ == "__main__":
    try:
        install(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Abgebrochen. Beim nächsten Mal geht es hier weiter.")
    except OSError as error:
        sys.exit("Die Python-Umgebung ließ sich nicht einrichten: %s" % error)
