"""What a measurement was made on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("mkdocs", "mkdocs-material", "babel", "pydantic", "pyyaml", "jinja2")


def machine() -> dict[str, str | int]:
    """Return Python, cores and processor."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count() or 0,
        "cpu": _cpu_model(),
    }


def _cpu_model() -> str:
    """Return what Linux calls the processor; elsewhere what Python calls it."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def versions() -> dict[str, str]:
    """Return the versions of the packages that the time depends on."""
    return {name: version(name) for name in PACKAGES}
