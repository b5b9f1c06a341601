"""The words of the result card: one entry for every code of an answer, what happened and then what to do (R24, R26)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.checkin.card_text import ENTER, CardButton, CardText, Setting
from bjdesk.ui.checkin.plain_words import ready
from bjdesk.ui.formats import joined, spoken_hours, time_of_day

if TYPE_CHECKING:
    from bjdesk.learning.scanning import Answer, Choice


def card_text(answer: "Answer", setting: Setting) -> CardText:
    """The card for an answer; a code that nobody wrote words for gets honest general ones."""
    return WORDS.get(answer.code, _unknown)(answer, setting)


# --- one function a code ---------------------------------------------------------------------------------------------


def _ready(answer: "Answer", setting: Setting) -> CardText:
    return ready()


def _checked_in(answer: "Answer", setting: Setting) -> CardText:
    parts = [QCoreApplication.translate("CheckInWords", "签到成功"), _hour(answer, setting)]
    if (answer.late_min or 0) > setting.late_from_min:
        parts.append(QCoreApplication.translate("CheckInWords", "晚到 {n} 分钟").format(n=answer.late_min))
    if setting.names_course:
        parts.append(_course(answer))
    return CardText("ok", "circle-check-big", answer.name or "", joined(*parts), _so_far(answer, setting))


def _already_in(answer: "Answer", setting: Setting) -> CardText:
    words = QCoreApplication.translate("CheckInWords", "已经签过到了（{time}），不用再刷")
    line = words.format(time=_hour(answer, setting))
    if setting.names_course:
        line = f"{line}·{_course(answer)}"
    return CardText("already", "history", answer.name or "", line, _so_far(answer, setting))


def _two_sessions(answer: "Answer", setting: Setting) -> CardText:
    words = QCoreApplication.translate("CheckInWords", "同时报了 {n} 节课，这次上哪一节？")
    buttons = _session_buttons(answer.choices, setting)
    return _action(answer, words.format(n=len(answer.choices)), buttons, "calendar-clock")


def _not_enrolled(answer: "Answer", setting: Setting) -> CardText:
    line = QCoreApplication.translate("CheckInWords", "没有报名这门课，可以当场加入")
    return _action(answer, line, _join_buttons(answer.choices, _in_class()), "user-plus", _seats(answer))


def _not_enrolled_full(answer: "Answer", setting: Setting) -> CardText:
    line = QCoreApplication.translate("CheckInWords", "没有报名这门课，名额也满了")
    return _action(answer, line, _join_buttons(answer.choices, _in_class()), "user-plus", _seats(answer))


def _not_member(answer: "Answer", setting: Setting) -> CardText:
    line = QCoreApplication.translate("CheckInWords", "不是这个社团的成员，可以从今天起加入")
    words = {
        "join": QCoreApplication.translate("CheckInWords", "加入社团"),
        "visit": QCoreApplication.translate("CheckInWords", "今天来做客"),
    }
    return _action(answer, line, _join_buttons(answer.choices, words), "user-plus")


def _not_enrolled_several(answer: "Answer", setting: Setting) -> CardText:
    line = QCoreApplication.translate("CheckInWords", "这几门课都没有报名，选一门当场加入")
    if any(choice.session is not None and choice.session.society for choice in answer.choices):
        line = QCoreApplication.translate("CheckInWords", "这几场都没有她的名字，选一场当场加入")
    return _action(answer, line, _session_buttons(answer.choices, setting), "user-plus")


def _no_session(answer: "Answer", setting: Setting) -> CardText:
    line = QCoreApplication.translate("CheckInWords", "现在没有课，还没有签到")
    words = QCoreApplication.translate("CheckInWords", "选一节课")
    choose = CardButton("choice-0", words, key=ENTER, icon="calendar-clock")
    return _action(answer, line, (choose,), "calendar-clock")


def _which_person(answer: "Answer", setting: Setting) -> CardText:
    title = QCoreApplication.translate("CheckInWords", "这张卡有 {n} 个人在用").format(n=len(answer.choices))
    line = QCoreApplication.translate("CheckInWords", "卡尾号 {last4}·是哪一位？").format(last4=answer.last4)
    buttons = tuple(
        CardButton(f"choice-{place}", choice.learner_name or "", key=f"Alt {place + 1}", icon="user")
        for place, choice in enumerate(answer.choices)
    )
    return CardText("action", "users", title, line, buttons=buttons)


def _card_unknown(answer: "Answer", setting: Setting) -> CardText:
    translate = QCoreApplication.translate
    line = translate("CheckInWords", "卡尾号 {last4}·没有签到").format(last4=answer.last4)
    buttons = (
        CardButton("choice-0", translate("CheckInWords", "登记这张卡"), key=ENTER, icon="id-card"),
        CardButton("bind-known", translate("CheckInWords", "是老学员的新卡"), is_primary=False),
        CardButton("dismiss", translate("CheckInWords", "先不管"), key="Esc", is_primary=False),
    )
    return CardText("refused", "circle-x", translate("CheckInWords", "这张卡还没登记"), line, buttons=buttons)


def _card_lost(answer: "Answer", setting: Setting) -> CardText:
    line = QCoreApplication.translate("CheckInWords", "这张卡挂失了（尾号 {last4}），没有签到")
    return _held_back(answer, line)


def _card_cancelled(answer: "Answer", setting: Setting) -> CardText:
    line = QCoreApplication.translate("CheckInWords", "这张卡已经注销（尾号 {last4}），没有签到")
    return _held_back(answer, line)


def _card_replaced(answer: "Answer", setting: Setting) -> CardText:
    line = QCoreApplication.translate("CheckInWords", "这是换下来的旧卡（尾号 {last4}），请刷新卡")
    return _held_back(answer, line)


def _card_unreadable(answer: "Answer", setting: Setting) -> CardText:
    title = QCoreApplication.translate("CheckInWords", "没读出卡号")
    line = QCoreApplication.translate("CheckInWords", "请把卡拿开，再刷一次")
    return CardText("refused", "circle-x", title, line)


def _session_closed(answer: "Answer", setting: Setting) -> CardText:
    words = QCoreApplication.translate("CheckInWords", "“{title}”已经收尾，没有签到，请先记在纸上")
    return _refused(answer, words.format(title=_course(answer)), _session_buttons(answer.choices, setting))


def _room_full(answer: "Answer", setting: Setting) -> CardText:
    limit = answer.session.capacity_hard if answer.session else None
    words = QCoreApplication.translate("CheckInWords", "教室最多坐 {n} 人，已经满了，没有签到")
    return _refused(answer, words.format(n=limit))


def _session_full(answer: "Answer", setting: Setting) -> CardText:
    limit = answer.session.quota_hard if answer.session else None
    words = QCoreApplication.translate("CheckInWords", "这一节最多 {n} 人，已经满了，没有签到")
    return _refused(answer, words.format(n=limit))


def _class_full(answer: "Answer", setting: Setting) -> CardText:
    words = QCoreApplication.translate("CheckInWords", "“{title}”名额刚满，没有加入，也没有签到")
    return _refused(answer, words.format(title=_course(answer)))


def _unknown(answer: "Answer", setting: Setting) -> CardText:
    """An answer with a code of the future."""
    title = answer.name or QCoreApplication.translate("CheckInWords", "没有签到")
    line = QCoreApplication.translate("CheckInWords", "这次没有记上，请再刷一次；还不行就记在纸上")
    return CardText("refused", "circle-x", title, line)


Writer = Callable[["Answer", Setting], CardText]

WORDS: Mapping[str, Writer] = {
    "ready": _ready,
    "checked-in": _checked_in,
    "same-event": _checked_in,
    "already-in": _already_in,
    "two-sessions": _two_sessions,
    "not-enrolled": _not_enrolled,
    "not-enrolled-full": _not_enrolled_full,
    "not-member": _not_member,
    "not-enrolled-several": _not_enrolled_several,
    "no-session": _no_session,
    "which-person": _which_person,
    "card-unknown": _card_unknown,
    "card-state-2": _card_lost,
    "card-state-3": _card_cancelled,
    "card-state-4": _card_replaced,
    "card-unreadable": _card_unreadable,
    "session-closed": _session_closed,
    "room-full": _room_full,
    "session-full": _session_full,
    "class-full": _class_full,
}
"""Answer.code -> its words."""


# --- parts -----------------------------------------------------------------------------------------------------------


def _action(
    answer: "Answer", line: str, buttons: tuple[CardButton, ...], icon: str, facts: tuple[tuple[str, str], ...] = ()
) -> CardText:
    return CardText("action", icon, answer.name or "", line, facts, buttons)


def _refused(answer: "Answer", line: str, buttons: tuple[CardButton, ...] = ()) -> CardText:
    return CardText("refused", "circle-x", answer.name or "", line, buttons=buttons)


def _held_back(answer: "Answer", line: str) -> CardText:
    """A card that no longer holds: whoever knows the person may still check her in by hand."""
    words = QCoreApplication.translate("CheckInWords", "是本人，照样签到")
    button = CardButton("arrive-anyway", words, key="Alt 1", icon="user-check")
    return CardText("refused", "circle-x", answer.name or "", line.format(last4=answer.last4), buttons=(button,))


def _in_class() -> dict[str, str]:
    return {
        "join": QCoreApplication.translate("CheckInWords", "加入本课"),
        "visit": QCoreApplication.translate("CheckInWords", "只记今天来过"),
    }


def _join_buttons(choices: "tuple[Choice, ...]", words: Mapping[str, str]) -> tuple[CardButton, ...]:
    return tuple(
        CardButton(
            f"choice-{place}",
            words[choice.kind],
            key="" if place else ENTER,
            icon="" if place else "user-plus",
            is_primary=place == 0,
        )
        for place, choice in enumerate(choices)
    )


def _session_buttons(choices: "tuple[Choice, ...]", setting: Setting) -> tuple[CardButton, ...]:
    """A button for each session, by its time and course; Enter presses none of them."""
    return tuple(
        CardButton(
            f"choice-{place}",
            f"{time_of_day(choice.session.starts_at, setting.zone)} {choice.session.title}",
            f"Alt {place + 1}",
            short=choice.session.title.partition("（")[0],
        )
        for place, choice in enumerate(choices)
        if choice.session is not None
    )


def _so_far(answer: "Answer", setting: Setting) -> tuple[tuple[str, str], ...]:
    """How often in this class, and how much she has learnt in all (R26)."""
    translate, found = QCoreApplication.translate, []
    if answer.nth is not None:
        is_society = answer.session is not None and answer.session.society is not None
        where = translate("CheckInWords", "本社团") if is_society else translate("CheckInWords", "本课")
        found.append((translate("CheckInWords", "第 {n} 次").format(n=answer.nth), where))
    if setting.hours:
        found.append((spoken_hours(setting.hours), translate("CheckInWords", "累计学时")))
    return tuple(found)


def _seats(answer: "Answer") -> tuple[tuple[str, str], ...]:
    if answer.seats_left is None:
        return ()
    return ((str(answer.seats_left), QCoreApplication.translate("CheckInWords", "还剩名额")),)


def _hour(answer: "Answer", setting: Setting) -> str:
    return time_of_day(answer.at, setting.zone) if answer.at is not None else ""


def _course(answer: "Answer") -> str:
    return answer.session.title if answer.session else ""
