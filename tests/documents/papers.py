"""Certificates of invented people (演示) in the words of the shipped template, and small helps to read them back."""

import json
import re
from datetime import date
from pathlib import Path

import resources
from bjdesk.certificates.numbers import Number
from bjdesk.certificates.proof import signed, signer_of, state
from bjdesk.certificates.wording import Text, Wording, chinese_date, text_of
from bjdesk.documents.certificate import Paper

WORDING = Wording.of(
    json.loads((Path(resources.__file__).parent / "reference" / "certificate_templates.json").read_text("utf-8"))[0][
        "wording"
    ]
)
SIGN, PUBLIC = signer_of(b"d" * 32)
DAY = date(2026, 10, 8)

RARE = (
    *("𬭸国强", "陈𫖯", "𠮷田芳", "龚䶮", "𬱖思远", "𠅤𣵦𨟠", "㛃堃喆", "𡊮䒟", "張學友", "𬭸𫖯𠮷䶮"),
    *("禤淏珺", "贠璟昉", "吉田芳"),
)
LONG = (
    "Maria da Conceição Ferreira",
    "阿依古丽·买买提",
    "买买提江·阿不都热合曼·吐尔逊江·伊布拉音哈力克",
    "欧阳司徒上官诸葛皇甫尉迟公孙慕容令狐宇文长孙轩辕东",
    "Wolfeschlegelsteinhausenbergerdorff Anna-Maria Elisabeth",
)
LONG_CLASS = "老年人智能手机应用与移动支付安全防范专题培训班（第三期·浦沿街道联庄社区市民学校教学点）"


def words_of(name: str = "王桂芳", n: int = 10_123, **changes: str) -> Text:
    """What `certificates` freezes for one person."""
    number = Number("330108003", 2026, "JY", n)
    facts = {"name": name, "id4": "2841", "start": "2026年3月3日", "end": "2026年6月30日", "org": "浦沿街道分院"}
    facts |= {"class_name": "智能手机应用（初级）", "hours": "32", "attended": "30", "issuer": "浦沿街道分院"}
    facts |= {"date_cn": chinese_date(DAY)}
    printed = number.printed(WORDING.number, WORDING.shorts["330108003"])
    return text_of(WORDING, {**facts, **changes}, str(number), printed)


def square_of(text: Text, n: int = 10_123) -> str:
    """Signed as a desk signs it."""
    number = Number("330108003", 2026, "JY", n)
    return signed(state(number, DAY, text.name, text.wording, b"saltsalt", PUBLIC), SIGN).square


def paper_of(text: Text, n: int = 10_123, **more: object) -> Paper:
    """What the window hands to the printer's desk."""
    parts = (text.title, text.body, text.closing, text.issuer, text.date, text.printed_number, text.number, text.name)
    return Paper(*parts, square_of(text, n), **{"day": DAY.isoformat(), **more})


def make_paper(name: str = "王桂芳", n: int = 10_123, *, words: dict[str, str] | None = None, **more: object) -> Paper:
    return paper_of(words_of(name, n, **(words or {})), n, **more)


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)
