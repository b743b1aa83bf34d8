"""The laws of this folder: what tests share has modules of its own, a test lies beside its matter, no file is long."""

import pytest

from tests.sources import ROOT, imports, trees

TESTS = trees("tests")
MOST_LINES = 340
IS_NO_ROOM = {"e2e", "flows", "fuzz", "leaks", "upgrade"}  # tests of the whole, told from outside


def is_for_tests_alone(name: str) -> bool:
    """Whether a dotted name is that of a test module or of a conftest."""
    return name.startswith("tests.") and any(
        part == "conftest" or part.startswith("test_") for part in name.split(".")[1:]
    )


def test_what_is_shared_lies_in_a_module_without_tests():
    taken = {file: {name for name in imports(tree) if is_for_tests_alone(name)} for file, tree in TESTS.items()}
    assert {file: names for file, names in taken.items() if names} == {}


@pytest.mark.parametrize(
    "name", ["tests.test_urls", "tests.conftest", "tests.text.test_diff.text", "tests.proposals.conftest.idea"]
)
def test_the_law_knows_a_test_module(name):
    assert is_for_tests_alone(name)


def test_each_file_is_short_enough_to_be_read():
    lengths = {file: len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in TESTS}
    assert {file: length for file, length in lengths.items() if length > MOST_LINES} == {}


def test_each_folder_is_named_like_what_it_tests():
    folders = {file.rpartition("/")[0].removeprefix("tests").strip("/") for file in TESTS} - {"", *IS_NO_ROOM}
    assert [folder for folder in sorted(folders) if not (ROOT / folder / "__init__.py").exists()] == []
