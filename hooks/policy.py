"""What browsers may do with a page: one policy, for `<meta>` and for header files."""

from __future__ import annotations

import re

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
NGINX = "[[nginx]]"
"""Where a page for operators shows the lines for nginx."""
_ONLY_HEADERS = {"frame-ancestors": "'none'"}
"""Browsers refuse these in `<meta>`, with an error on the console."""


def meta_policy() -> str:
    """Return the Content-Security-Policy for `<meta http-equiv>`."""
    return _write(_POLICY)


def header_policy() -> str:
    """Return the Content-Security-Policy for hosts that send headers."""
    return _write({**_POLICY, **_ONLY_HEADERS})


HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}

KEPT = "max-age=600"
"""How many seconds browsers may keep a file without asking; as GitHub Pages says it. Left alone,
they trust a file for a tenth of its age: a page that was the same for months would hide for days
that an offer has closed."""
TYPES = {
    "webmanifest": "application/manifest+json",
    "vtt": "text/vtt",
    "ics": "text/calendar",
    "atom": "application/atom+xml",
    "csv": "text/csv",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "yml": "application/yaml",
    "po": "text/x-gettext-translation",
}
"""Media types by ending that Apache or nginx lacks. Without its type a phone keeps a calendar as
a file instead of opening it, for `nosniff` forbids browsers to guess."""

_EXPORTS = "daten"
"""The folder of what other sites may read, from the root and in each language."""
_OPEN = ("Access-Control-Allow-Origin", "*")
_COMPRESSED = (
    "text/css application/javascript text/javascript application/json image/svg+xml "
    "application/manifest+json text/calendar application/atom+xml text/xml text/csv text/turtle "
    "application/ld+json application/yaml"
)
"""What shrinks; HTML is always meant, and nginx compresses nothing else by itself."""
_NGINX_COMPRESSION = f"gzip on;\ngzip_vary on;\ngzip_types {_COMPRESSED};\n"


def headers() -> dict[str, str]:
    """Return all headers that a host should send with every file."""
    return {"Content-Security-Policy": header_policy(), **HEADERS}


def netlify_file() -> str:
    """Return the headers as `_headers` of Netlify, Cloudflare Pages and others."""
    lines = (f"  {name}: {value}\n" for name, value in headers().items())
    exports = (f"{place}/{_EXPORTS}/*\n  {': '.join(_OPEN)}\n" for place in ("", "/:language"))
    worker = "/sw.js\n  Cache-Control: no-cache\n"
    return "/*\n" + "".join(lines) + worker + "".join(exports)


def apache_file(base: str) -> str:
    """Return the headers as `.htaccess` of Apache, with the page for lost visitors.

    Args:
        base: Path of the site on its host, without '/' at the end.
    """
    lines = (f'  Header always set {name} "{value}"\n' for name, value in headers().items())
    worker = '  <Files "sw.js">\n    Header set Cache-Control "no-cache"\n  </Files>\n'
    kept = f'  Header set Cache-Control "{KEPT}"\n'
    name, value = _OPEN
    exports = (
        f'  <If "%{{REQUEST_URI}} =~ m#^{_exports(base)}#">\n'
        f'    Header always set {name} "{value}"\n  </If>\n'
    )
    return (
        f"ErrorDocument 404 {base}/404.html\n"
        + "".join(f"AddType {kind} .{ending}\n" for ending, kind in TYPES.items())
        + "<IfModule mod_headers.c>\n"
        + "".join(lines)
        + kept
        + worker
        + exports
        + "</IfModule>\n"
    )


def nginx_lines(base: str) -> str:
    """Return headers, types and compression as lines for a `server` of nginx.

    `types` replaces what nginx knows from elsewhere, so it includes that again.

    Args:
        base: Path of the site on its host, without '/' at the end.
    """
    lines = (f'    add_header {name} "{value}" always;\n' for name, value in headers().items())
    again, kept = "".join(lines), f'    add_header Cache-Control "{KEPT}";\n'
    kinds = "".join(f"    {kind} {ending};\n" for ending, kind in TYPES.items())
    lost, (name, value) = f"    error_page 404 {base}/404.html;\n{kept}", _OPEN
    return (
        f"include mime.types;\ntypes {{\n{kinds}}}\n{_NGINX_COMPRESSION}"
        f"location {base}/ {{\n{lost}{again}}}\n"
        f'location ~ ^{_exports(base)} {{\n{lost}    add_header {name} "{value}";\n{again}}}\n'
        f"location = {base}/sw.js {{\n    add_header Cache-Control no-cache;\n{again}}}\n"
    )


def _exports(base: str) -> str:
    """Return a pattern of the paths that other sites may read."""
    return f"{re.escape(base)}/([a-z-]+/)?{_EXPORTS}/"


def _write(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())
