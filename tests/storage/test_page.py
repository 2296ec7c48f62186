"""What docs/bucket.md tells people to type, typed."""

import shlex
import shutil

from tests.docs.test_pages import blocks

ADDRESS = "s3://kho-lieu/congdoan"


def test_the_page_of_the_bucket_runs(made, bucket, congdoan, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CONGDOAN_REMOTE", bucket.address)
    shutil.copytree(made, "data", symlinks=True)
    for block in blocks("bucket.md", "console"):
        for line in block.replace(ADDRESS, bucket.address).splitlines():
            assert congdoan(*shlex.split(line)[1:])[0] == 0, line
    (code,) = blocks("bucket.md", "python")
    exec(compile(code.replace(ADDRESS, bucket.address), "bucket.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out == "2 0\n"
