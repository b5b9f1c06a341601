"""Turns the Lucide drawings beside it into `bjdesk/ui/shell/icon_paths.py`: the desk starts without a reader of SVG.

Run it from the top of the project after adding or replacing a drawing: python resources/icons/compile_icons.py
"""

import math
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(__file__).parent
TARGET = FOLDER.parent.parent / "bjdesk" / "ui" / "shell" / "icon_paths.py"
HEAD = '''"""Drawings of the icons, generated from resources/icons/*.svg (Lucide 1.62.0, ISC licence); not for the hand.

resources/icons/compile_icons.py writes this file.

An icon is a row of drawing steps on a grid of 24 units: M move, L line, C cubic curve (three points), Z close,
E ellipse (centre x and y, radius x and y), R rounded rectangle (x, y, width, height, radius).
"""

Step = tuple[str, *tuple[float, ...]]

# fmt: off
ICON_PATHS: dict[str, tuple[Step, ...]] = {
'''
WIDTH = 120

Step = tuple[str, *tuple[float, ...]]
Point = complex

ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4}
SEGMENT = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
ARC = re.compile(
    r"[\s,]*".join([f"({NUMBER.pattern})"] * 3 + ["([01])"] * 2 + [f"({NUMBER.pattern})"] * 2)
)  # 0 0 112-2


def main() -> None:
    TARGET.write_text(compiled(), encoding="utf-8", newline="\n")


def compiled() -> str:
    """The text of the generated module."""
    icons = {file.stem: tuple(steps_of(file)) for file in sorted(FOLDER.glob("*.svg"))}
    lines = "".join(line for name, steps in icons.items() for line in lines_of(name, steps))
    return f"{HEAD}{lines}}}\n"


def lines_of(name: str, steps: tuple[Step, ...]) -> Iterator[str]:
    yield f'    "{name}": (\n'
    line = "       "
    for step in steps:
        text = f' ("{step[0]}"{"".join(f", {number:.10g}" for number in step[1:])}{"," if len(step) == 1 else ""}),'
        if len(line) + len(text) > WIDTH:
            yield f"{line}\n"
            line = "       "
        line += text
    yield f"{line}\n    ),\n"


def steps_of(file: Path) -> Iterator[Step]:
    for element in ElementTree.parse(file).getroot():
        shape = element.tag.rpartition("}")[2]
        for step in shape_steps(shape, element.attrib):
            yield (step[0], *(round(number, 3) for number in step[1:]))


def shape_steps(shape: str, given: dict[str, str]) -> Iterator[Step]:
    """The steps of one SVG element; raises ValueError for an element that Lucide has not used so far."""
    if shape == "path":
        yield from path_steps(given["d"])
    elif shape == "circle":
        radius = float(given["r"])
        yield ("E", float(given["cx"]), float(given["cy"]), radius, radius)
    elif shape == "rect":
        x, y, width, height = (float(given.get(key, "0")) for key in ("x", "y", "width", "height"))
        yield ("R", x, y, width, height, float(given.get("rx", given.get("ry", "0"))))
    elif shape == "line":
        yield ("M", float(given["x1"]), float(given["y1"]))
        yield ("L", float(given["x2"]), float(given["y2"]))
    else:
        raise ValueError(f"no way to draw <{shape}>")


def path_steps(d: str) -> Iterator[Step]:
    """The steps of a path's `d`: absolute, arcs and smooth curves turned into cubic curves."""
    here = start = handle = 0j
    for command, numbers in commands(d):
        kind, origin = command.upper(), here if command.islower() else 0j
        points = [origin + complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        if kind == "Z":
            yield ("Z",)
            here = start
        elif kind == "M":
            here = start = points[-1]
            yield ("M", here.real, here.imag)
        elif kind in "LHV":
            here = end_of_line(kind, numbers, here, origin)
            yield ("L", here.real, here.imag)
        elif kind == "A":
            end = origin + complex(numbers[5], numbers[6])
            yield from map(curve_step, arc_curves(here, end, complex(numbers[0], numbers[1]), numbers[2:5]))
            here = end
        else:
            first = points[0] if kind == "C" else 2 * here - handle
            second, here = points[-2], points[-1]
            yield curve_step((first, second, here))
            handle = second
        if kind not in "CS":
            handle = here


def commands(d: str) -> Iterator[tuple[str, list[float]]]:
    """Each command of a path with its numbers; a repeated one is spelt out, and a repeated move is a line."""
    for letter, body in SEGMENT.findall(d):
        kind = letter.upper()
        if kind == "Z":
            rows: list[list[str]] = [[]]
        elif kind == "A":
            rows = [list(row) for row in ARC.findall(body)]
        else:
            found, count = NUMBER.findall(body), ARGUMENTS[kind]
            rows = [found[at : at + count] for at in range(0, len(found), count)]
        for index, row in enumerate(rows):
            repeated = {"M": "L", "m": "l"}.get(letter, letter) if index else letter
            yield repeated, [float(number) for number in row]


def end_of_line(kind: str, numbers: list[float], here: Point, origin: Point) -> Point:
    if kind == "H":
        return complex(origin.real + numbers[0], here.imag)
    if kind == "V":
        return complex(here.real, origin.imag + numbers[0])
    return origin + complex(numbers[0], numbers[1])


def curve_step(curve: tuple[Point, Point, Point]) -> Step:
    return ("C", *(number for point in curve for number in (point.real, point.imag)))


def arc_curves(begin: Point, end: Point, radii: Point, flags: list[float]) -> Iterator[tuple[Point, Point, Point]]:
    """An arc as curves of a quarter turn at most (the end point form of SVG 1.1, appendix F.6; circles only)."""
    radius, (_, large, clockwise) = radii.real, flags
    half = (end - begin) / 2
    if radii.real != radii.imag or half == 0:
        raise ValueError("only arcs of circles are drawn")
    radius = max(radius, abs(half))
    height = math.sqrt(max(radius**2 - abs(half) ** 2, 0.0))
    side = 1 if large != clockwise else -1
    centre = (begin + end) / 2 + side * height * half / abs(half) * 1j
    sweep = math.remainder(math.atan2(*swap(end - centre)) - math.atan2(*swap(begin - centre)), math.tau)
    if clockwise and sweep < 0:
        sweep += math.tau
    elif not clockwise and sweep > 0:
        sweep -= math.tau
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    turn = complex(math.cos(sweep / count), math.sin(sweep / count))
    reach = 4 / 3 * math.tan(sweep / count / 4) * 1j
    spoke = begin - centre
    for _ in range(count):
        following = spoke * turn
        yield centre + spoke * (1 + reach), centre + following * (1 - reach), centre + following
        spoke = following


def swap(point: Point) -> tuple[float, float]:
    return point.imag, point.real


if __name__ == "__main__":
    main()
