"""`make bench`: how long every page takes with few and with many proposals, against the floor in the same run.

`python -m benchmarks.run --sizes 1000 20000` prints tables in Markdown. Each size has a database of its own, made
anew every time (`--keep` takes the one that is there); without `DATABASE_URL` they lie on an embedded server in
`var/bench-postgres`. Sizes and floor take turns page by page, so that a disturbance hits all of them.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from benchmarks.pages import REPEATS, Pages, floor
from benchmarks.server import Site, Timing, environment
from intmk.database import database_url

MEMORY = "memory"
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 20000])
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--times", type=int, default=200, help="at most so many requests for each page and repeat")
    arguments = parser.parse_args()
    os.environ.setdefault("POSTGRES_DATA", str(ROOT / "var" / "bench-postgres"))
    server = database_url()
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
        cwd=ROOT,
        env=environment(server),
        check=True,
    )
    prepared = {size: _prepare(server, size, keep=arguments.keep) for size in arguments.sizes}
    _print(_measure(prepared, arguments.times), prepared)


def _prepare(server: str, size: int, *, keep: bool) -> tuple[dict, dict]:
    """The environment of a size and the facts of its database. The original stays untouched, a copy is measured."""
    original, copy = f"intmk_bench_{size}", f"intmk_bench_{size}_run"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {copy} WITH (FORCE)")
        if not keep:
            connection.execute(f"DROP DATABASE IF EXISTS {original} WITH (FORCE)")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [original]).fetchone():
            connection.execute(f"CREATE DATABASE {original}")
            _module("benchmarks.prepare", size, environment(_url(server, original)))
        connection.execute(f"CREATE DATABASE {copy} TEMPLATE {original}")
    settings = environment(_url(server, copy))
    return settings, json.loads(_module("benchmarks.prepare", size, settings))


def _module(name: str, size: int, settings: dict) -> str:
    command = [sys.executable, "-m", name, str(size)]
    return subprocess.run(command, env=settings, stdout=subprocess.PIPE, text=True, check=True).stdout


def _url(server: str, name: str) -> str:
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _measure(prepared: dict, times: int) -> dict[tuple[str, int], list[Timing]]:
    found = {}
    with ExitStack() as stack:
        sites = []
        for size, (settings, facts) in prepared.items():
            for module, pages in (("benchmarks.floor_settings", floor(facts)), ("intmk.settings", Pages(facts))):
                sites.append((size, stack.enter_context(Site(module, settings, facts)), list(pages)))
        for _ in range(REPEATS):
            for size, site, page in _in_turn(sites):
                found.setdefault((page.name, size), []).append(site.measure(page, times))
        for size, site, _ in sites:
            found[MEMORY, size, site.settings] = site.memory()
    return found


def _in_turn(sites):
    """The first page of every site, then the second, …"""
    for place in range(max(len(pages) for _, _, pages in sites)):
        for size, site, pages in sites:
            if place < len(pages):
                yield size, site, pages[place]


def _print(found, prepared) -> None:
    sizes, facts = list(prepared), [facts for _, facts in prepared.values()]
    base = _best(found["floor: list of 50", sizes[-1]])[0]
    columns = [f"{size}: median (p95) in ms" for size in sizes]
    print(f"| page | SQL | {' | '.join(columns)} | growth | of the floor | kB (gzip) |")
    print(f"|---|{'--:|' * (len(sizes) + 4)}")
    for name in dict.fromkeys(key[0] for key in found if key[0] != MEMORY):
        timings = [_best(found[name, size]) for size in sizes]
        statements = dict.fromkeys(str(each["statements"].get(name, "–")) for each in facts)
        figures = [f"{median:.1f} ({p95:.1f})" for median, p95 in timings]
        growth, ratio = timings[-1][0] / timings[0][0], timings[-1][0] / base
        last = found[name, sizes[-1]][-1]
        weight = f"{last.raw / 1000:.1f} ({last.packed / 1000:.1f})"
        cells = [name, " / ".join(statements), *figures, f"{growth:.2f}", f"{ratio:.2f}", weight]
        print(f"| {' | '.join(cells)} |")
    alone = ", ".join(f"{each['typst']:.1f}" for each in facts)
    print(f"\nPDF without the request: {alone} ms")
    for (_, size, site), workers in ((key, value) for key, value in found.items() if key[0] == MEMORY):
        each = ", ".join(f"{rss:.0f} (share {pss:.0f})" for rss, pss in workers)
        print(f"MiB of each worker, {size}, {site}: {each}")


def _best(timings: list[Timing]) -> tuple[float, float]:
    """Median and 95th percentile of the calmest repeat."""
    return min((statistics.median(t.times), statistics.quantiles(t.times, n=20)[-1]) for t in timings)


if __name__ == "__main__":
    main()
