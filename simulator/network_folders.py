"""Folders that another machine may change as well: on the network, or copied about by a service that synchronises.

SQLite's write-ahead log needs memory that all who have the file open share, which such folders do not give.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

NETWORK_TYPES = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "ncpfs", "afs", "coda"),
        *("9p", "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "davfs", "webdav"),
        *("vboxsf", "vmhgfs", "prl_fs", "osxfs", "grpcfuse"),
        *("sshfs", "rclone", "davfs2", "s3fs", "gvfsd-fuse", "vmhgfs-fuse", "gcsfuse", "cryfs", "glusterfs"),
    }
)
"""Kinds of mount, as the system names them, without `fuse.` before them."""

SYNC_NAMES = (
    (r"onedrive( - .+)?", "OneDrive"),
    (r"dropbox( \(.+\))?", "Dropbox"),
    (r"google ?drive|googledrive-.+|my drive", "Google Drive"),
    (r"icloud ?drive|mobile documents|com~apple~clouddocs", "iCloud"),
    (r"nextcloud|owncloud", "Nextcloud"),
    (r"box sync", "Box"),
    (r"cloudstorage", "a cloud service"),
)
"""How services that synchronise call their folders, in any case of letters."""


def shared_by(folder: Path) -> str | None:
    """What carries that folder to other machines, as in "OneDrive" or "the network (nfs4)"; None where nothing does.

    Told by the names on the path and the kind of the mount, as far as the system says.
    """
    real = Path(os.path.realpath(folder))
    for path in (folder, real):
        for part in path.parts:
            for pattern, service in SYNC_NAMES:
                if re.fullmatch(pattern, part, re.IGNORECASE):
                    return service
    kind = _windows_kind(real) if sys.platform == "win32" else mount_type(str(real), _mounts())
    return f"the network ({kind})" if kind is not None and kind.removeprefix("fuse.") in NETWORK_TYPES else None


def mount_type(path: str, mounts: str) -> str | None:
    """The kind of the mount that holds the path, of a table like /proc/mounts or the output of `mount` on macOS."""
    best: tuple[int, str | None] = (-1, None)
    for line in mounts.splitlines():
        mac = re.fullmatch(r".+? on (/.*) \(([^,)]+).*\)", line)
        if mac:
            place, kind = mac[1], mac[2]
        else:
            fields = line.split(" ")
            if len(fields) < 3:
                continue
            place, kind = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[1]), fields[2]
        inside = path == place or path.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= best[0]:  # of two mounts at one place the later hides the earlier
            best = (len(place), kind)
    return best[1]


def _mounts() -> str:
    try:
        if sys.platform == "darwin":
            import subprocess

            return subprocess.run(
                ["/sbin/mount"], capture_output=True, encoding="utf-8", errors="replace", check=False
            ).stdout
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _windows_kind(path: Path) -> str | None:
    """`smb` for a path on a server or a drive that stands for one."""
    if path.drive.startswith("\\\\"):
        return "smb"
    import ctypes

    remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    drives = getattr(ctypes, "windll", None)
    return "smb" if drives is not None and drives.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote else None
