"""Prints what a Python and its machine are, one key=value a line; runs on any Python 3."""

import ctypes
import os
import platform
import sys
import sysconfig


def glibc():
    try:
        name, version = os.confstr("CS_GNU_LIBC_VERSION").split()
        return version if name == "glibc" else ""
    except (AttributeError, OSError, ValueError):
        return ""


def has_venv():
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return False
    return True


def loadable(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


libpython = "libpython%d.%d.so.1.0" % sys.version_info[:2]
libdir = sysconfig.get_config_var("LIBDIR") or ""
print("version=%d.%d.%d" % sys.version_info[:3])
print("venv=%s" % has_venv())
print("system=%s" % platform.system())
print("machine=%s" % platform.machine())
print("glibc=%s" % glibc())
print("libpython=%s" % libpython)
print("loadable=%s" % loadable(libpython))
print("libdir=%s" % (libdir if os.path.exists(os.path.join(libdir, libpython)) else ""))
