"""What is derived from the TOML files is what `make index` writes, all of it and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def files(package: Path) -> dict[str, bytes]:
    folders = (package / "data" / "compiled", package / "data" / "schemas")
    return {str(path.relative_to(package)): path.read_bytes() for folder in folders for path in folder.rglob("*.json")}


def test_everything_derived_is_written_anew_from_nothing(tmp_path: Path) -> None:
    package = tmp_path / "cspr"
    shutil.copytree(ROOT / "src" / "cspr", package, ignore=shutil.ignore_patterns("__pycache__"))
    shipped = files(package)
    shutil.rmtree(package / "data" / "compiled")
    shutil.rmtree(package / "data" / "schemas")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}  # noqa: TID251 -- the copy is what is to be imported
    subprocess.run([sys.executable, ROOT / ".ci" / "compile_data.py"], check=True, env=environment)  # noqa: S603 -- ours
    assert shipped == files(package)
