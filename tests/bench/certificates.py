"""What 500 certificates cost beside bare reportlab that draws the same marks; bytes of a page; memory.

    python tests/bench/certificates.py

`batch_500` (seconds, the least of a few runs in turn), `pages_per_s`, `bytes_per_page` as (500 - 100 pages) / 400,
`peak_mb` of a process that does nothing else. The people are invented (演示).
"""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

import raw_certificates as floor
from figures import CLONE, figure

from bjdesk.certificates.numbers import Number
from bjdesk.certificates.proof import signed, signer_of, state
from bjdesk.documents.certificate import Paper, drawn
from bjdesk.documents.faces import CertificateFaces, certificate_faces

PAGES, FEW, RUNS = 500, 100, 3
FONTS = CLONE / "resources" / "fonts"
DAY = date(2026, 10, 8)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "桂芳秀英建国丽华志强玉兰淑珍海燕春梅文彬美娟月仙阿毛"
ALONE = "--alone"


def main() -> None:
    papers, faces = make_papers(PAGES), certificate_faces(FONTS)
    drawn(papers[:1], faces)  # reportlab takes the first face of a name for the only one
    floor.register(FONTS)
    marks = [marks_of(floor.Marks, paper) for paper in papers]
    gc.freeze()
    least_floor, least = least_of(lambda: floor.pdf(marks), lambda: drawn(papers, faces))
    figure("certificates", "batch_500", "s", least, floor=least_floor, n=RUNS)
    figure("certificates", "pages_per_s", "1/s", PAGES / least, floor=PAGES / least_floor, n=RUNS)
    sizes = [len(drawn(papers[:count], faces)[0]) for count in (FEW, PAGES)]
    figure("certificates", "bytes_per_page", "B", (sizes[1] - sizes[0]) / (PAGES - FEW), n=PAGES)
    figure("certificates", "peak_mb", "MB", peak_mb(), n=PAGES)


def least_of(*works: Callable[[], object]) -> tuple[float, ...]:
    """Seconds of each, run in turn so that a busy machine slows all alike; one round first warms up."""
    least = [float("inf")] * len(works)
    for run in range(RUNS + 1):
        for place, work in enumerate(works):
            started = time.perf_counter()
            work()
            if run:
                least[place] = min(least[place], time.perf_counter() - started)
    return tuple(least)


def peak_mb() -> float:
    """Of a process of its own, faces and all."""
    child = subprocess.run([sys.executable, __file__, ALONE], capture_output=True, text=True, check=True)
    return float(child.stdout)


def alone() -> None:
    faces: CertificateFaces = certificate_faces(FONTS)
    drawn(make_papers(PAGES), faces)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def make_papers(count: int) -> list[Paper]:
    sign, public = signer_of(b"d" * 32)
    papers = []
    for n in range(1, count + 1):
        name = SURNAMES[n % len(SURNAMES)] + GIVEN[n * 2 % len(GIVEN)] + GIVEN[n * 7 % len(GIVEN)]
        number = Number("330108003", 2026, "JY", 10_000 + n)
        body = (
            f"{name}（证件号码后四位：{n:04}）于2026年3月3日至2026年6月30日参加浦沿街道分院举办的"
            "“智能手机应用（初级）”学习，共32学时，实际出勤30学时，经考核合格，准予结业。"
        )
        words = ("结业证书", body, "特发此证。", "浦沿街道分院", "二〇二六年十月八日")
        numbers = (f"滨社院浦沿〔2026〕结字第{number.n:06}号", str(number))
        said = state(number, DAY, name, "".join((*words, *numbers)), n.to_bytes(8, "big"), public)
        papers.append(Paper(*words, *numbers, name, signed(said, sign).square, DAY.isoformat()))
    return papers


def marks_of(kind: Callable[..., object], paper: Paper) -> object:
    numbers = (paper.printed_number, paper.number, paper.square)
    return kind(
        paper.title, paper.name, paper.body[len(paper.name) :], paper.closing, paper.issuer, paper.date, *numbers
    )


if __name__ == "__main__":
    alone() if ALONE in sys.argv else main()
