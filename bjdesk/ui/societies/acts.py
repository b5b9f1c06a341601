"""What is done with a society, its members and its meetings: commands, their questions first, the last one's undo."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from bjdesk.kernel.commands import Command, Outcome
from bjdesk.kernel.errors import DeskError
from bjdesk.learning.classes.commands import CallOffSession, RestoreSession
from bjdesk.learning.classes.records import CALLED_OFF, HELD, TO_COME
from bjdesk.learning.meetings.commands import DiscardMeeting, RecordMeetingNumber, TakeBackNumber
from bjdesk.learning.meetings.queries import MeetingLine, SocietyDetail
from bjdesk.societies.commands import EditMember, EndMembership, MakeLeader, RejoinSociety, SetSocietyState
from bjdesk.societies.queries import LEADER, MemberRow
from bjdesk.ui import formats
from bjdesk.ui.checkin.question_strip import Option
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.ask_panel import AskPanel
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.societies import detail as head
from bjdesk.ui.societies import words
from bjdesk.ui.societies.reading import Reading

Deed = tuple[str, Callable[[], object]]
"""An answer and what it does."""
_STATES = {head.FILE: words.FILED, head.GO_ON: words.FILED, head.STOP: words.STOPPED, head.DISSOLVE: words.DISSOLVED}
translate = QCoreApplication.translate


class SocietyActs(QObject):
    """Acts on what `found()` gives at that moment; every refusal is told in words and nothing is half done."""

    person_wanted = Signal(object)
    session_wanted = Signal(object)
    move_wanted = Signal(object)

    def __init__(
        self,
        desk: DeskWorkspace,
        reading: Reading,
        messages: Messages,
        ask: AskPanel,
        found: Callable[[], SocietyDetail | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._reading, self._messages = desk, reading, messages
        self._ask, self._found = ask, found
        self._undo: Command | None = None

    # --- running -----------------------------------------------------------------------------------------------------

    def run(self, command: Command, said: str) -> Outcome | None:
        """Carry it out and say so; None after the words of a refusal."""
        self._messages.clear()
        try:
            outcome: Outcome = self._desk.execute(command)
        except DeskError as error:
            self._messages.say_error(error)
            return None
        self.take_over(outcome, said)
        return outcome

    def take_over(self, outcome: Outcome, said: str) -> None:
        """Something was done (here or in a form): say it, and Ctrl Z takes it back."""
        self._undo = outcome.undo
        back = translate("Societies", "按 {key} 撤销").format(key=key_for("undo").printed)
        self._messages.clear()
        self._messages.say("ok", said, back if outcome.undo is not None else "")

    def undo_last(self) -> None:
        """Take the last thing back, where it can be."""
        command, self._undo = self._undo, None
        if command is None:
            self._messages.clear()
            self._messages.say("info", translate("Societies", "没有可以撤销的"))
        elif self.run(command, translate("Societies", "撤销好了")) is not None:
            self._undo = None

    # --- the society -------------------------------------------------------------------------------------------------

    def act(self, action: str) -> None:
        """What the menu offers; what needs a form or a file of its own is none of these."""
        found, state = self._found(), _STATES.get(action)
        if found is None or state is None:
            return
        row = found.line.row
        if action in (head.FILE, head.GO_ON):
            self._set_state(found, state, None)
            return
        asked = translate("Societies", "为什么停止“{name}”？成员和记录都留着，以后可以恢复。")
        if action == head.DISSOLVE:
            asked = translate("Societies", "为什么注销“{name}”？注销以后不能恢复，记录都留着。")
        answers = (
            Option(translate("Societies", "没有负责人了")),
            Option(translate("Societies", "没有人来")),
            Option(translate("Societies", "别的…"), is_free=True),
        )
        self._ask.ask(asked.format(name=row.name), answers, partial(self._set_state, found, state))

    def _set_state(self, found: SocietyDetail, state: str, reason: str | None) -> None:
        row = found.line.row
        said = translate("Societies", "“{name}”现在是：{state}").format(name=row.name, state=words.state_chip(state)[0])
        self.run(SetSocietyState(row.id, row.rev, state, reason), said)

    # --- members -----------------------------------------------------------------------------------------------------

    def deeds(self, row: object) -> Sequence[Deed]:
        """What can be done with a member or a meeting, the likeliest first."""
        if isinstance(row, MemberRow):
            return self._member_deeds(row)
        return self._meeting_deeds(row) if isinstance(row, MeetingLine) else ()

    def _member_deeds(self, row: MemberRow) -> Sequence[Deed]:
        see: Deed = (translate("Societies", "看资料"), partial(self.person_wanted.emit, row.person.id))
        name = row.person.name
        if row.has_left(self._reading.today):
            back = translate("Societies", "{name}又是成员了").format(name=name)
            return (translate("Societies", "没有退出"), partial(self.run, RejoinSociety(row.id, row.rev), back)), see
        core = EditMember(row.id, row.rev, {"is_core": not row.is_core})
        said = translate("Societies", "{name}不算核心了") if row.is_core else translate("Societies", "{name}是核心成员")
        deeds: list[Deed] = [
            (
                translate("Societies", "不算核心") if row.is_core else translate("Societies", "算核心"),
                partial(self.run, core, said.format(name=name)),
            ),
            (translate("Societies", "加入的日子"), partial(self._ask_joined, row)),
            (translate("Societies", "退出了"), partial(self._ask_leaving, row)),
            see,
        ]
        if row.role != LEADER:
            lead = translate("Societies", "{name}是负责人了").format(name=name)
            deeds.insert(0, (translate("Societies", "当负责人"), partial(self.run, MakeLeader(row.id, row.rev), lead)))
        return deeds

    def _ask_leaving(self, row: MemberRow) -> None:
        asked = translate("Societies", "{name}哪天退出的？").format(name=row.person.name)
        answers = (
            Option(translate("Societies", "今天")),
            Option(translate("Societies", "别的日子…"), True, translate("Societies", "例如 12-3，再按回车")),
        )
        self._ask.ask(asked, answers, partial(self._leave, row, answers[0].text))

    def _leave(self, row: MemberRow, today_words: str, answer: str) -> None:
        today = self._reading.today
        day = today if answer == today_words else typed.day(answer, today)
        if day is None:
            self._say_unreadable(answer)
            return
        said = translate("Societies", "{name}退出了").format(name=row.person.name)
        self.run(EndMembership(row.id, row.rev, day), said)

    def _ask_joined(self, row: MemberRow) -> None:
        asked = translate("Societies", "{name}哪天加入的？").format(name=row.person.name)
        free = (Option(translate("Societies", "写日子…"), True, translate("Societies", "例如 12-3，再按回车")),)
        self._ask.ask(asked, free, partial(self._join_on, row))

    def _join_on(self, row: MemberRow, answer: str) -> None:
        day = typed.day(answer, self._reading.today)
        if day is None:
            self._say_unreadable(answer)
            return
        said = translate("Societies", "{name}从 {day} 起是成员")
        when = formats.short_day(day, self._reading.today)
        self.run(EditMember(row.id, row.rev, {"joined_on": day}), said.format(name=row.person.name, day=when))

    def _say_unreadable(self, answer: str) -> None:
        what = translate("Societies", "看不懂“{text}”这个日子").format(text=answer[:20])
        self._messages.say("warn", what, translate("Societies", "请这样写：12-3，或 2026-12-3。"))

    # --- meetings ----------------------------------------------------------------------------------------------------

    def _meeting_deeds(self, row: MeetingLine) -> Sequence[Deed]:
        deeds: list[Deed] = []
        has_begun, has_names = row.starts_at <= self._desk.clock.now(), bool(row.came) and not row.is_told
        may_tell = row.is_told or (row.state == TO_COME and has_begun)
        if may_tell and not has_names:
            asked = translate("Societies", "改人数") if row.is_told else translate("Societies", "记人数")
            deeds.append((asked, partial(self._ask_number, row)))
        if row.is_told:
            gone = translate("Societies", "人数拿掉了，可以签到")
            deeds.append((translate("Societies", "改用签到"), partial(self.run, TakeBackNumber(row.id, row.rev), gone)))
        elif row.state in (TO_COME, HELD):
            deeds.append((translate("Societies", "看名单"), partial(self.session_wanted.emit, row.id)))
        if row.state == TO_COME:
            deeds += self._deeds_before(row, has_names)
        if row.state == CALLED_OFF:
            anew = translate("Societies", "照常活动")
            deeds.append((anew, partial(self.run, RestoreSession(row.id, row.rev), anew)))
        return deeds

    def _deeds_before(self, row: MeetingLine, has_names: bool) -> Sequence[Deed]:
        gone = translate("Societies", "这次活动删掉了")
        deeds: list[Deed] = [
            (translate("Societies", "改时间地点"), partial(self.move_wanted.emit, row)),
            (translate("Societies", "没开成"), partial(self._ask_calling_off, row)),
        ]
        if not has_names:
            deeds.append((translate("Societies", "记错了"), partial(self.run, DiscardMeeting(row.id, row.rev), gone)))
        return deeds

    def _ask_number(self, row: MeetingLine) -> None:
        day = formats.short_moment(row.starts_at, self._desk.facts.zone, self._reading.today)
        asked = translate("Societies", "{day}来了多少人？没有人来写 0。").format(day=day)
        free = (Option(translate("Societies", "写人数…"), True, translate("Societies", "写个数，再按回车")),)
        self._ask.ask(asked, free, partial(self._tell, row))

    def _tell(self, row: MeetingLine, answer: str) -> None:
        number = typed.number(answer)
        if number is None:
            what = translate("Societies", "“{text}”不是人数").format(text=answer[:20])
            self._messages.say("warn", what, translate("Societies", "请写一个数，例如 12。"))
            return
        said = translate("Societies", "记下了，{n} 人").format(n=number)
        self.run(RecordMeetingNumber(row.id, row.rev, number), said)

    def _ask_calling_off(self, row: MeetingLine) -> None:
        answers = (
            Option(translate("Societies", "人不够")),
            Option(translate("Societies", "天气不好")),
            Option(translate("Societies", "别的…"), is_free=True),
        )
        asked = translate("Societies", "这次活动为什么没开？教室会空出来。")
        self._ask.ask(asked, answers, partial(self._call_off, row))

    def _call_off(self, row: MeetingLine, reason: str) -> None:
        self.run(CallOffSession(row.id, row.rev, reason), translate("Societies", "取消了，教室让出来了"))
