"""What browsers may do with a page: one policy, for `<meta>` and for header files."""

from __future__ import annotations

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
_ONLY_HEADERS = {"frame-ancestors": "'none'"}
"""Browsers refuse these in `<meta>`, with an error on the console."""


def meta_policy() -> str:
    """Return the Content-Security-Policy for `<meta http-equiv>`."""
    return _write(_POLICY)


def header_policy() -> str:
    """Return the Content-Security-Policy for hosts that send headers."""
    return _write({**_POLICY, **_ONLY_HEADERS})


def headers() -> dict[str, str]:
    """Return all headers that a host should send with every file."""
    return {
        "Content-Security-Policy": header_policy(),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    }


def _write(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())
