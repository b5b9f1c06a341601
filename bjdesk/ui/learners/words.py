"""What is said of a person, a card and a record: short, and never more of a number than its end (D5)."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from bjdesk.people.age import Age, known_age
from bjdesk.people.completing import BIRTH, COMMUNITY, REACHED_BY, SEX, lacks
from bjdesk.people.queries import (
    CANCELLED,
    DECEASED,
    LOST,
    MOVED_AWAY,
    PROVISIONAL,
    REPLACED,
    VALID,
    LearnerRow,
)
from bjdesk.ui import formats

MALE, FEMALE = "1", "2"
"""GB/T 2261.1."""

translate = QCoreApplication.translate

Chips = tuple[tuple[str, str], ...]

RECORD_TONES = {"1": "ok", "2": "warn", "3": "warn", "4": "mute", "5": "mute", "6": "ok", "7": "mute", "0": "mute"}
"""`attendance_status` -> tone of its chip; who did not come is never shown in red."""


def year(person: LearnerRow) -> str:
    """1948 年."""
    return translate("Learners", "{year} 年").format(year=person.year) if person.year else ""


def card(person: LearnerRow) -> str:
    """尾号 4417, or that she has none."""
    if person.last4 is None:
        return translate("Learners", "没有卡")
    return card_end(person.last4)


def card_end(last4: str) -> str:
    return translate("Learners", "尾号 {last4}").format(last4=last4)


def whereabouts(person: LearnerRow) -> str:
    """What tells her from a namesake: 二单元的·1948 年·新浦社区·尾号 4417."""
    return formats.joined(person.name_note or "", year(person), person.community or "", card(person))


def headline(person: LearnerRow, today: date) -> str:
    """女·1948 年生，约 78 岁·新浦社区."""
    return formats.joined(sex(person), born(person, today), person.community or "")


def sex(person: LearnerRow) -> str:
    words = {MALE: translate("Learners", "男"), FEMALE: translate("Learners", "女")}
    return words.get(person.sex, "")


def born(person: LearnerRow, today: date) -> str:
    """1948 年生，约 78 岁: about, when only the year is known."""
    known = known_age(today, person.birth_date, person.birth_year)
    if known is None:
        return ""
    return translate("Learners", "{year} 年生，{age}").format(year=person.year, age=age(known))


def age(known: Age) -> str:
    words = translate("Learners", "{n} 岁") if known.is_exact else translate("Learners", "约 {n} 岁")
    return words.format(n=known.years)


def birthday(person: LearnerRow, today: date) -> str:
    """1948 年 3 月 2 日（78 岁）, or the year alone."""
    known = known_age(today, person.birth_date, person.birth_year)
    if known is None:
        return ""
    day = year(person)
    if person.birth_date is not None:
        words = translate("Learners", "{year} 年 {month} 月 {day} 日")
        day = words.format(year=person.year, month=person.birth_date.month, day=person.birth_date.day)
    return translate("Learners", "{day}（{age}）").format(day=day, age=age(known))


def chips(person: LearnerRow, namesakes: int | None = None) -> Chips:
    """同名, 待补全, 停用卡: at most three beside a name."""
    found: list[tuple[str, str]] = []
    if person.has_namesake:
        words = translate("Learners", "同名 {n} 人") if namesakes else translate("Learners", "同名")
        found.append((words.format(n=namesakes), "info"))
    standing = {
        PROVISIONAL: (translate("Learners", "待补全"), "warn"),
        MOVED_AWAY: (translate("Learners", "已迁出"), "mute"),
        DECEASED: (translate("Learners", "已故"), "mute"),
    }.get(person.standing)
    if standing is not None:
        found.append(standing)
    if person.card_state not in (None, VALID):
        found.append((translate("Learners", "停用卡"), "bad"))
    return tuple(found)


def card_chip(state: str) -> tuple[str, str]:
    """What a card's state is called (`card_status`)."""
    return {
        VALID: (translate("Learners", "能用"), "ok"),
        LOST: (translate("Learners", "挂失"), "bad"),
        CANCELLED: (translate("Learners", "注销"), "mute"),
        REPLACED: (translate("Learners", "已换"), "mute"),
    }[state]


def missing(person: LearnerRow) -> str:
    """What a provisional registration still lacks: 手机、社区."""
    names = {
        REACHED_BY: translate("Learners", "手机"),
        BIRTH: translate("Learners", "出生年"),
        COMMUNITY: translate("Learners", "社区"),
        SEX: translate("Learners", "性别"),
    }
    known = {
        "phone": person.phone,
        "id_tail": person.id_tail,
        "birth_date": person.birth_date,
        "birth_year": person.birth_year,
        "community_id": person.community,
        "sex": person.sex,
    }
    return translate("Learners", "、").join(names[name] for name in lacks(known))


def check_in_words(person: LearnerRow) -> str:
    """给她签到, or without a pronoun where the sex is not known."""
    words = {MALE: translate("Learners", "给他签到"), FEMALE: translate("Learners", "给她签到")}
    return words.get(person.sex, translate("Learners", "签到"))
