"""What is said of the exchanges: the one line of truth, the history, and what came of the last one."""

from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import Instant, day_of
from bjdesk.ui import formats
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from bjdesk.syncing.queries import RunRow, SyncFacts

translate = QCoreApplication.translate

NOT_ENROLLED, SYNCED, WAITING, UNREACHABLE, NEEDS_PERSON = (
    "not-enrolled",
    "synced",
    "waiting",
    "unreachable",
    "needs-person",
)
"""What `SyncFacts.state` says."""
COMPLETE, CANCELLED, CLOCK_STEP = "complete", "cancelled", "clock-step"

AUTOMATIC, BY_HAND, CLOSING, COMMAND, START = "1", "2", "3", "4", "5"
"""Why a run was started; the values of `Trigger`, whose module is only loaded beside the window."""

_NEEDS: dict[str, tuple[str, str]] = {
    "held": (
        QT_TRANSLATE_NOOP("Sync", "区里要拿掉很多资料，先停下了"),
        QT_TRANSLATE_NOOP("Sync", "一条也没拿掉。请看一看下面列的，再定要不要拿。"),
    ),
    "refused": (
        QT_TRANSLATE_NOOP("Sync", "有几条区里没有收下"),
        QT_TRANSLATE_NOOP("Sync", "都在下面留着，改一改可以再交。"),
    ),
    "clock-step": (
        QT_TRANSLATE_NOOP("Sync", "区里的时间和这台电脑差太多"),
        QT_TRANSLATE_NOOP("Sync", "请看一眼今天的日期和时间，再点下面的一件。"),
    ),
    "revoked": (
        QT_TRANSLATE_NOOP("Sync", "区里停用了这台电脑"),
        QT_TRANSLATE_NOOP("Sync", "签到照样能用，都存在这里。请打电话问区社区学院。"),
    ),
    "unknown-device": (
        QT_TRANSLATE_NOOP("Sync", "区里不认识这台电脑"),
        QT_TRANSLATE_NOOP("Sync", "资料都在。请向区社区学院要一个新的登记码，重新登记。"),
    ),
    "fork": (
        QT_TRANSLATE_NOOP("Sync", "这份资料在两台电脑上用过"),
        QT_TRANSLATE_NOOP("Sync", "资料都在。请向区社区学院要一个新的登记码，重新登记。"),
    ),
    "upgrade-needed": (
        QT_TRANSLATE_NOOP("Sync", "程序太旧，区里收不了"),
        QT_TRANSLATE_NOOP("Sync", "签到照样能用。请管理员装上新版，再同步。"),
    ),
    "not-our-server": (
        QT_TRANSLATE_NOOP("Sync", "连到的不是区里的服务器"),
        QT_TRANSLATE_NOOP("Sync", "什么也没送出去。请看看是不是要先登录上网，或问管理员。"),
    ),
    "storage": (
        QT_TRANSLATE_NOOP("Sync", "这台电脑存不下收到的资料"),
        QT_TRANSLATE_NOOP("Sync", "请看看硬盘满不满，再同步。"),
    ),
    "": (
        QT_TRANSLATE_NOOP("Sync", "同步没有做成，要您看一下"),
        QT_TRANSLATE_NOOP("Sync", "资料都在这台电脑里。再试一次还不行，请告诉管理员。"),
    ),
}
_TOLD_APART = frozenset({"not-our-server", "storage"})
"""Failures that the next run may mend, but that a person may want to know more of."""
ENROL_AGAIN = frozenset({"unknown-device", "fork"})
"""What only a new code mends."""

_WAITS = frozenset({"held", "clock-step", "revoked", "unknown-device", "fork", "upgrade-needed"})
"""Outcomes after which nothing goes on by itself."""

_OUTCOMES: dict[str, str] = {
    "cancelled": QT_TRANSLATE_NOOP("Sync", "做到一半停下了"),
    "unreachable": QT_TRANSLATE_NOOP("Sync", "连不上区里，没送成"),
    "not-our-server": QT_TRANSLATE_NOOP("Sync", "连到的不是区里，没送"),
    "held": QT_TRANSLATE_NOOP("Sync", "区里要拿掉很多，停下了"),
    "unequal": QT_TRANSLATE_NOOP("Sync", "两边还对不上，下次再对"),
    "clock-step": QT_TRANSLATE_NOOP("Sync", "时间差太多，停下了"),
    "revoked": QT_TRANSLATE_NOOP("Sync", "区里停用了这台电脑"),
    "unknown-device": QT_TRANSLATE_NOOP("Sync", "区里不认识这台电脑"),
    "fork": QT_TRANSLATE_NOOP("Sync", "资料在两台电脑上用过，停下了"),
    "upgrade-needed": QT_TRANSLATE_NOOP("Sync", "程序太旧，没送成"),
    "storage": QT_TRANSLATE_NOOP("Sync", "这台电脑存不下，停下了"),
    "": QT_TRANSLATE_NOOP("Sync", "没有做成"),
}
_TRIGGERS: dict[str, str] = {
    AUTOMATIC: QT_TRANSLATE_NOOP("Sync", "自动同步"),
    BY_HAND: QT_TRANSLATE_NOOP("Sync", "手动同步"),
    CLOSING: QT_TRANSLATE_NOOP("Sync", "下班同步"),
    COMMAND: QT_TRANSLATE_NOOP("Sync", "命令行同步"),
    START: QT_TRANSLATE_NOOP("Sync", "开机同步"),
}


class Truth(NamedTuple):
    """The one line of truth and the one below it; `fill` and `ink` are the colours of its icon."""

    icon: str
    fill: str
    ink: str
    title: str
    below: str


class Today(NamedTuple):
    """What times are told by."""

    day: date
    zone: tzinfo


def day_and_time(moment: Instant, today: Today) -> str:
    """今天 02:13, 昨天 17:40, 10-6 02:14."""
    day = day_of(moment, today.zone)
    time = formats.time_of_day(moment, today.zone)
    if day == today.day:
        return translate("Sync", "今天 {time}").format(time=time)
    if day == today.day - timedelta(days=1):
        return translate("Sync", "昨天 {time}").format(time=time)
    return formats.short_moment(moment, today.zone, today.day)


def truth(facts: "SyncFacts", today: Today) -> Truth:
    """What is so between this desk and the district, in words for everybody."""
    if facts.state == NOT_ENROLLED:
        return Truth("cloud", "disabledFill", "ink2", translate("Sync", "还没和区里连上"), _how_it_works())
    if facts.state == NEEDS_PERSON:
        title, below = needs(facts.needs_person)
        return Truth("triangle-alert", "badTint", "bad", title, below)
    if facts.state == UNREACHABLE and facts.last_run is not None and facts.last_run.outcome in _TOLD_APART:
        title, below = needs(facts.last_run.outcome)
        return Truth("cloud-off", "warnTint", "warn", title, below)
    if facts.state == UNREACHABLE:
        title = translate("Sync", "连不上区里，不影响签到")
        return Truth("cloud-off", "warnTint", "warn", title, _kept(facts, today))
    if facts.last_success is None:
        title = translate("Sync", "接上区里了，还没同步过")
        return Truth("cloud-upload", "tint", "accent", title, _still_here(facts))
    title = translate("Sync", "{when} 已和区里对好").format(when=day_and_time(facts.last_success, today))
    return Truth("cloud-check", "okTint", "ok", title, _still_here(facts))


def needs(reason: str | None) -> tuple[str, str]:
    """What is the matter and what to do about it."""
    title, below = _NEEDS.get(reason or "", _NEEDS[""])
    return translate("Sync", title), translate("Sync", below)


def _how_it_works() -> str:
    return translate("Sync", "断网也能签到，都存在这台电脑里。接上以后才会送到区里。")


def _still_here(facts: "SyncFacts") -> str:
    if not facts.waiting:
        return translate("Sync", "这台电脑的都送到了。断网不影响签到。")
    return translate("Sync", "这台电脑还有 {n} 条没送，会自动送。断网不影响签到。").format(n=facts.waiting)


def _kept(facts: "SyncFacts", today: Today) -> str:
    if facts.last_success is None:
        return translate("Sync", "{n} 条都在这台电脑里，连上了自动送。").format(n=facts.waiting)
    words = translate("Sync", "上次对好是{when}。{n} 条都在这台电脑里，连上了自动送。")
    if not facts.waiting:
        words = translate("Sync", "上次对好是{when}，后来没有要送的。连上了自动再对。")
    return words.format(when=day_and_time(facts.last_success, today), n=facts.waiting)


def run_title(run: "RunRow") -> str:
    """自动同步, 下班同步 陈小燕, or what went wrong."""
    if run.outcome != COMPLETE:
        return translate("Sync", _OUTCOMES.get(run.outcome, _OUTCOMES[""]))
    words = translate("Sync", _TRIGGERS.get(run.trigger, _TRIGGERS[AUTOMATIC]))
    is_of_person = run.trigger in (BY_HAND, CLOSING) and run.staff_name
    return translate("Sync", "{what} {name}").format(what=words, name=run.staff_name) if is_of_person else words


def run_counts(run: "RunRow") -> str:
    """送出 128 条，收到 36 条."""
    parts = []
    if run.sent:
        parts.append(translate("Sync", "送出 {n} 条").format(n=run.sent))
    if run.received:
        parts.append(translate("Sync", "收到 {n} 条").format(n=run.received))
    if run.refused:
        parts.append(translate("Sync", "没收下 {n} 条").format(n=run.refused))
    if parts:
        return translate("Sync", "，").join(parts)
    if run.outcome == COMPLETE:
        return translate("Sync", "两边都没有新的")
    return translate("Sync", "要您看过再同步") if run.outcome in _WAITS else translate("Sync", "下次自动补送")


def run_look(run: "RunRow") -> tuple[str, str]:
    """Icon and its colour."""
    if run.outcome == COMPLETE:
        return "circle-check", "ok"
    if run.outcome in ("unreachable", "not-our-server"):
        return "cloud-off", "warn"
    return ("circle-alert", "ink2") if run.outcome == CANCELLED else ("circle-alert", "warn")


def duration(run: "RunRow") -> str:
    """9 秒; of one that came to nothing a dash."""
    if run.outcome != COMPLETE:
        return "–"
    seconds = max(1, round(run.seconds_ms / 1000))
    if seconds < 100:
        return translate("Sync", "{n} 秒").format(n=seconds)
    return translate("Sync", "{n} 分钟").format(n=round(seconds / 60))


class StatusWords(NamedTuple):
    """The right end of the status bar: icon, its colour and words, and how many wait."""

    icon: str
    tone: str
    words: str
    waiting: int | None


def status(facts: "SyncFacts", today: Today) -> StatusWords:
    """The four states of the status bar, and that of a desk that is not connected yet."""
    waiting = facts.waiting or None
    if facts.state == NOT_ENROLLED:
        return StatusWords("cloud", "ink2", translate("Sync", "还没接区里"), waiting)
    if facts.state == NEEDS_PERSON:
        return StatusWords("circle-alert", "bad", translate("Sync", "同步要您看一下"), waiting)
    if facts.state == UNREACHABLE:
        return StatusWords("cloud-off", "warn", translate("Sync", "连不上区里，不影响签到"), waiting)
    if facts.last_success is None:
        return StatusWords("cloud", "ink2", translate("Sync", "还没同步过"), waiting)
    when = day_and_time(facts.last_success, today)
    return StatusWords("circle-check", "ink2", translate("Sync", "{when} 已同步").format(when=when), waiting)
