"""Brings the bundled Chinese faces to Qt: four for the screen at once, two for rare names after the first paint.

The four carry the 8105 characters of 通用规范汉字表. The two fallbacks add the rest of the 87,887 characters of
GB 18030-2022 level 3; they ship compressed and are unpacked once, by a thread, into a folder of the desk.
"""

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

import resources

FAMILIES: tuple[str, ...] = ("Noto Sans SC", "BJ Sans SC Rest", "HanaMinB")
"""Families in the order they are tried, everywhere the same."""

FOLDER = Path(resources.__file__).parent / "fonts"

SCREEN_FACES: dict[int, Path] = {
    400: FOLDER / "NotoSansSC-Regular.ttf",
    500: FOLDER / "NotoSansSC-Medium.ttf",
    600: FOLDER / "NotoSansSC-SemiBold.ttf",
    700: FOLDER / "NotoSansSC-Bold.ttf",
}
"""Weight to file: the faces registered before the first widget."""

LISTED_APART: dict[int, str] = {500: "Noto Sans SC Medium", 600: "Noto Sans SC SemiBold"}
"""Names under which a system that groups faces by four styles lists the weights between regular and bold."""

_log = logging.getLogger(__name__)
_unpacking = Lock()
_TURN_S = 0.1
_registered: set[str] = set()
"""Names of files that Qt knows; it would read the same face once more for another window."""


def _going_on() -> bool:
    return False


class PackedFace(NamedTuple):
    """A compressed face and what must come out of it."""

    source: Path
    size: int
    sha256: str

    def unpacked_in(self, folder: Path) -> Path:
        """Where the face lies once unpacked; a new version of it gets a new name."""
        return folder / f"{self.source.name.removesuffix('.ttf.xz')}-{self.sha256[:12]}.ttf"


FALLBACKS: tuple[PackedFace, ...] = (
    PackedFace(
        FOLDER / "BJSansSCRest-Regular.ttf.xz",
        8_013_388,
        "f268b26dfb6b44e1684062220397ea9fc0a9b7d84edf22398e9795256df6e1e7",
    ),
    PackedFace(
        FOLDER / "HanaMinB.ttf.xz",
        30_739_236,
        "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c",
    ),
)


def register_faces() -> None:
    """Make the four screen faces known to Qt; call it before the first widget."""
    _register(SCREEN_FACES.values())


def families_for(weight: int, database: type[QFontDatabase] = QFontDatabase) -> tuple[str, ...]:
    """The family list for text of this weight, led by the weight's own family where the system lists it apart."""
    main = FAMILIES[0]
    grouped = {database.weight(main, style) for style in database.styles(main)}
    apart = LISTED_APART.get(weight)
    if apart is None or weight in grouped or not database.hasFamily(apart):
        return FAMILIES
    return (apart, *FAMILIES)


def unpacked_fallbacks(folder: Path, packed: Sequence[PackedFace] = FALLBACKS) -> list[Path]:
    """Those fallback faces that lie unpacked in the folder already."""
    return [path for face in packed if _is_whole(path := face.unpacked_in(folder), face)]


def prepare_fallbacks(
    folder: Path, packed: Sequence[PackedFace] = FALLBACKS, *, is_stopped: Callable[[], bool] = _going_on
) -> list[Path]:
    """Unpack the fallback faces into the folder unless they lie there, and return those that can be used.

    Needs no Qt and may run in any thread. A damaged archive or a full disk costs rare characters, not the desk:
    it is logged and the face left out. Once `is_stopped` says so it ends with what there is.
    """
    while not _unpacking.acquire(timeout=_TURN_S):
        if is_stopped():
            return unpacked_fallbacks(folder, packed)
    try:
        return [path for face in packed if (path := _unpacked(face, folder, is_stopped)) is not None]
    finally:
        _unpacking.release()


def register_fallbacks(paths: Iterable[Path]) -> None:
    """Make unpacked faces known to Qt and repaint what is shown, on the GUI thread, before lists are filled."""
    _register(paths)
    for widget in QApplication.allWidgets():
        widget.update()


def uncovered(text: str) -> tuple[str, ...]:
    """The characters of the text, each once, that none of the registered families has a glyph for."""
    faces = [_face_of(family) for family in FAMILIES if QFontDatabase.hasFamily(family)]
    wanted = dict.fromkeys(char for char in text if not char.isspace())
    return tuple(char for char in wanted if not any(face.supportsCharacter(ord(char)) for face in faces))


def _register(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.name in _registered:
            continue
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            _log.warning("face %s cannot be used", path.name)
        else:
            _registered.add(path.name)


def _face_of(family: str) -> QRawFont:
    font = QFont([family])
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return QRawFont.fromFont(font)


def _unpacked(face: PackedFace, folder: Path, is_stopped: Callable[[], bool]) -> Path | None:
    target = face.unpacked_in(folder)
    if _is_whole(target, face):
        return target
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _write(face, part, is_stopped):
            part.replace(target)
    except (OSError, EOFError, ValueError) as error:
        _log.warning("fallback face %s was not unpacked: %s", face.source.name, error)
    finally:
        with suppress(OSError):
            part.unlink()
    return target if _is_whole(target, face) else None


def _is_whole(target: Path, face: PackedFace) -> bool:
    try:
        return target.stat().st_size == face.size
    except OSError:
        return False


def _write(face: PackedFace, part: Path, is_stopped: Callable[[], bool]) -> bool:
    """Unpack to disk and check the digest; False when stopped; raises OSError, EOFError or ValueError."""
    import hashlib  # both are slow to import and wanted on the first start only
    import lzma

    digest = hashlib.sha256()
    try:
        with lzma.open(face.source) as packed, part.open("wb") as out:
            while chunk := packed.read(1 << 20):
                if is_stopped():
                    return False
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except lzma.LZMAError as error:
        raise ValueError(str(error)) from error
    if digest.hexdigest() != face.sha256:
        raise ValueError("unpacked bytes are not those that were shipped")
    return True
