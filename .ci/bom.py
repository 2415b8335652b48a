"""Writes the bill of materials of a lock file as CycloneDX 1.6: `bom.py LOCK >bom.json`.

It says which packages a version of the program stands on, with the digests that pip checks, and
which of them needs which. It runs beside the right to publish, so it needs no package itself.
SOURCE_DATE_EPOCH, if it is set, becomes the time: the same commit has the same bill.
See https://cyclonedx.org/docs/1.6/json/.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
_PACKAGE = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;\\]+)")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r" +#   (?:via )?([a-z0-9.-]+)(?:\[.*\])?$| +# via ([a-z0-9.-]+)")


@dataclass
class Package:
    """One package of a lock file."""

    name: str
    version: str
    digests: list[str] = field(default_factory=list)
    """Of its files, each of which pip may take."""
    needed_by: list[str] = field(default_factory=list)
    """Names of other packages; the project's own name is among them."""

    @property
    def ref(self) -> str:
        """Return the address of the package that all programs understand."""
        return f"pkg:pypi/{self.name}@{self.version}"


def read_lock(text: str) -> list[Package]:
    """Return the packages of a lock file that uv wrote."""
    packages: list[Package] = []
    for line in text.splitlines():
        if start := _PACKAGE.match(line):
            packages.append(Package(start["name"], start["version"]))
        elif digest := _DIGEST.search(line):
            packages[-1].digests.append(digest[1])
        elif packages and (via := _VIA.match(line.replace(" (pyproject.toml)", ""))):
            packages[-1].needed_by.append(via[1] or via[2])
    return packages


def describe(package: Package) -> dict[str, Any]:
    """Return a package as a component."""
    digests = [{"alg": "SHA-256", "content": digest} for digest in package.digests]
    files = {"type": "distribution", "url": f"https://pypi.org/project/{package.name}/"}
    return {
        "type": "library",
        "bom-ref": package.ref,
        "name": package.name,
        "version": package.version,
        "purl": package.ref,
        "externalReferences": [{**files, "hashes": digests}],
    }


def describe_project(project: dict[str, Any]) -> dict[str, Any]:
    """Return the program itself as the component that all others are for."""
    return {
        "type": "application",
        "bom-ref": project["name"],
        "name": project["name"],
        "version": project["version"],
        "description": project["description"],
        "licenses": [{"license": {"id": project["license"]}}],
    }


def link(root: str, packages: list[Package]) -> list[dict[str, Any]]:
    """Return what each component needs; two versions of a package need the same."""
    refs = [(root, root), *((package.name, package.ref) for package in packages)]
    return [
        {"ref": ref, "dependsOn": [one.ref for one in packages if name in one.needed_by]}
        for name, ref in refs
    ]


def write_bill(lock: Path, epoch: str | None) -> dict[str, Any]:
    """Return the bill of materials of a lock file."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    packages = read_lock(lock.read_text(encoding="utf-8"))
    metadata: dict[str, Any] = {"component": describe_project(project)}
    if epoch:
        time = datetime.fromtimestamp(int(epoch), UTC)
        metadata = {"timestamp": time.isoformat(timespec="seconds"), **metadata}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": metadata,
        "components": [describe(package) for package in packages],
        "dependencies": link(project["name"], packages),
    }


if __name__ == "__main__":
    bill = write_bill(Path(sys.argv[1]), os.environ.get("SOURCE_DATE_EPOCH"))
    sys.stdout.write(json.dumps(bill, indent=2) + "\n")
