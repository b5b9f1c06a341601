"""Which machine this is: a store that was copied to another one gives up its desk number there (SYNC §9)."""

import sys
from pathlib import Path

MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_REGISTRY = r"SOFTWARE\Microsoft\Cryptography"


def machine_id(files: tuple[Path, ...] = MACHINE_IDS) -> str | None:
    """What the operating system calls this installation; None where it does not say."""
    if sys.platform == "win32":
        return _registered()
    for path in files:
        try:
            found = path.read_text("ascii").strip()
        except (OSError, ValueError):
            continue
        if found:
            return found
    return None


def _registered() -> str | None:
    import importlib

    winreg = importlib.import_module("winreg")
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _REGISTRY) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return None
