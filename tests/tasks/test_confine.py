"""What the form of a run may name."""

import pytest

from congdoan.errors import UsageError
from tasks.confine import allowed, inside


@pytest.mark.parametrize("path", ["..", "../x", "/etc/passwd", "a/../../x", "link/x"])
def test_paths_that_lead_out_of_the_data_root_are_refused(tmp_path, path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "link").symlink_to(tmp_path)
    with pytest.raises(UsageError, match="outside the data root"):
        inside(tmp_path / "data", path)


def test_a_path_is_meant_from_the_data_root(tmp_path):
    assert inside(tmp_path, "inbox/x.warc.gz") == str(tmp_path.resolve() / "inbox" / "x.warc.gz")
    assert inside(tmp_path, str(tmp_path / "a")) == str(tmp_path.resolve() / "a")


def test_a_person_at_a_terminal_may_name_any_file():
    assert allowed("/anywhere/x.warc.gz") == "/anywhere/x.warc.gz"
