"""Codes for paper that phones read."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import segno
from markupsafe import Markup

MASK = 3
"""Any of the eight patterns can be read; trying all of them takes four times as long."""


@cache
def qr_code(address: str) -> Markup:
    """Return an address as a QR code, drawn as SVG that grows with its box."""
    code = segno.make_qr(address, error="m", mask=MASK)
    drawn = code.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=4)
    return Markup(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704 - drawn here


@cache
def qr_picture(address: str) -> str:
    """Return an address as a QR code, drawn as an SVG file that stands by itself."""
    file = BytesIO()
    code = segno.make_qr(address, error="m", mask=MASK)
    code.save(file, kind="svg", omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
    return file.getvalue().decode().strip()
