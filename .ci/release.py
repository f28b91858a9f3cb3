"""Build what is released, and show that it can be checked: twice the same, what is in it, by which licences.

    python .ci/release.py dist

Writes into a folder the wheel and the sdist, ``SHA256SUMS``, ``guidance.json`` with the digest of every document,
``sbom.json`` (CycloneDX, by its own tool) and ``licences.json``. Where the list of known vulnerabilities cannot be
reached, or a tool is not installed, that is said, and nothing is passed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from measured import keep

ROOT = Path(__file__).resolve().parent.parent
FREE = ("MIT", "BSD", "Apache", "PSF", "Python Software Foundation", "ISC", "MPL", "LGPL", "Unlicense")
KEPT = ("src", "tests", "examples", "CHANGELOG.md", "LICENSE", "NOTICE", "README.md", "SECURITY.md", "pyproject.toml")
LISTING = """
import json
from importlib.metadata import distributions
listed = {}
for each in distributions():
    told = each.metadata
    lines = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier", []) if line.startswith("License")]
    licence = told.get("License-Expression") or "; ".join(lines) or told.get("License") or "not stated"
    listed[told["Name"]] = {"version": told["Version"], "licence": licence.splitlines()[0]}
print(json.dumps(listed))
"""


def day_of_release() -> str:
    """The moment that every file of a build is given: that of the last change to the code."""
    told = run(["git", "log", "-1", "--format=%ct"], cwd=ROOT)
    return told.strip() or "1577836800"


def run(command: list[str], **options: Any) -> str:
    """What a command prints; where it fails, all that it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # noqa: S603 -- ours
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(workshop: Path, moment: str) -> dict[str, bytes]:
    """The wheel and the sdist, built from a copy in a folder of another name each time."""
    copy = workshop / "copy"
    copy.mkdir(parents=True)
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(source, copy / name)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": moment}  # noqa: TID251 -- the tool reads its time from it
    out = workshop / "out"
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(copy)], env=environment)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def guidance() -> dict[str, str]:
    """The digest of every shipped document, by which answers say on what they rest."""
    from cspr.guidance.loading import document, shipped

    return {slug: document(slug).digest for slug in shipped()}


def described(folder: Path) -> tuple[dict[str, dict[str, str]], str]:
    """What is installed with the library, each with its version and licence; and which tool wrote the SBOM."""
    # In an environment with nothing but the library, so that what is listed is what it brings.
    with tempfile.TemporaryDirectory() as room:
        run([sys.executable, "-m", "venv", room])
        python = str(Path(room, "bin", "python"))
        run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", str(next(folder.glob("*.whl")))])
        run([python, "-m", "pip", "uninstall", "-qq", "--yes", "setuptools", "pip"])
        packages: dict[str, dict[str, str]] = json.loads(run([python, "-c", LISTING]))
        folder.joinpath("licences.json").write_text(json.dumps(packages, indent=1, sort_keys=True) + "\n", "utf-8")
        try:
            version = metadata.version("cyclonedx-bom")
        except metadata.PackageNotFoundError:
            return packages, "no SBOM: cyclonedx-bom is not installed"
        options = ["--output-reproducible", "--of", "JSON", "--pyproject", str(ROOT / "pyproject.toml")]
        run([sys.executable, "-m", "cyclonedx_py", "environment", *options, "-o", str(folder / "sbom.json"), python])
    listed = json.loads(folder.joinpath("sbom.json").read_text("utf-8"))["components"]
    return packages, f"SBOM of {len(listed)} components by cyclonedx-bom {version}"


def vulnerable(packages: dict[str, dict[str, str]]) -> tuple[bool, str]:
    """Whether a known vulnerability was found; and what was looked up, or that it could not be."""
    if shutil.which("pip-audit", path=str(Path(sys.executable).parent)) is None:
        return False, "vulnerabilities: NOT CHECKED, for pip-audit is not installed"
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as list_:
        list_.writelines(f"{name}=={each['version']}\n" for name, each in packages.items() if name != "cspr")
        list_.flush()
        command = [str(Path(sys.executable).with_name("pip-audit")), "--no-deps", "--disable-pip", "-f", "json"]
        try:
            done = subprocess.run(  # noqa: S603 -- ours
                [*command, "-r", list_.name], capture_output=True, text=True, check=False, timeout=120
            )
            looked_up: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
        except (ValueError, subprocess.TimeoutExpired):
            return False, "vulnerabilities: NOT CHECKED, for the list of them cannot be reached"
    skipped = [each["name"] for each in looked_up if "skip_reason" in each]
    known = [f"{each['name']}: {each['vulns']}" for each in looked_up if each.get("vulns")]
    checked = f"vulnerabilities: {len(known)} known of {len(looked_up) - len(skipped)} packages"
    unchecked = f"; NOT CHECKED, for the list has nothing on them: {', '.join(skipped)}" if skipped else ""
    return bool(known), "\n".join([checked + unchecked, *known])


def main() -> int:
    """Build twice, compare, describe; leave with 1 where anything is not as it should be."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "dist")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    moment = day_of_release()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        first, second = build(Path(one, "a"), moment), build(Path(other, "another"), moment)
    wrong = [f"not the same when built again: {name}" for name in first if first[name] != second.get(name)]
    for name, content in first.items():
        folder.joinpath(name).write_bytes(content)
    folder.joinpath("guidance.json").write_text(json.dumps(guidance(), indent=1) + "\n", "utf-8")
    packages, sbom = described(folder)
    wrong += [
        f"licence to look at: {name}: {each['licence']}"
        for name, each in packages.items()
        if not any(free in each["licence"] for free in FREE)
    ]
    found, told = vulnerable(packages)
    wrong += ["a vulnerability is known"] if found else []
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}
    folder.joinpath("SHA256SUMS").write_text("".join(f"{sums[name]}  {name}\n" for name in sums), "utf-8")
    print(f"built twice: {', '.join(first)}{'' if wrong else ', the same each time'}")
    others = (f"{name} ({each['licence']})" for name, each in packages.items() if name != "cspr")
    print("licences:", ", ".join(others))
    print(sbom)
    print(told)
    for line in wrong:
        print(line)
    if "--keep" in sys.argv:
        same = "no" if any(line.startswith("not the same") for line in wrong) else "yes"
        keep("release", {"the same when built again": same, "sbom": sbom, "checked": told})
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
