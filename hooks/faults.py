"""What can fail on the machine that builds, in words that say what to do."""

from __future__ import annotations

import errno
import os

_WORDS = {
    errno.ENOSPC: "Der Speicherplatz ist voll. Schaffen Sie Platz.",
    errno.EDQUOT: "Der Speicherplatz, der Ihnen zusteht, ist voll. Schaffen Sie Platz.",
    errno.EFBIG: "Die Datei würde größer, als es hier erlaubt ist.",
    errno.EROFS: "Dieser Datenträger lässt sich nur lesen.",
    errno.EACCES: "Dem Programm fehlt das Recht dazu.",
    errno.EPERM: "Dem Programm fehlt das Recht dazu.",
    errno.ENOENT: "Die Datei ist nicht mehr da.",
    errno.EEXIST: "Da liegt etwas anderes.",
    errno.ENOTDIR: "Ein Teil des Weges dorthin ist kein Ordner.",
    errno.ENAMETOOLONG: "Der Name ist zu lang.",
    errno.EMFILE: "Zu viele Dateien sind auf einmal offen.",
    errno.EBUSY: "Ein anderes Programm benutzt es gerade.",
}


def tell_fault(error: OSError) -> str:
    """Return in German what the system could not do, and with which file if it says so."""
    words = _WORDS.get(error.errno or 0, f"{error.strerror or error}.")
    name = error.filename2 or error.filename
    return words if name is None else f"{os.fsdecode(name)}: {words}"
