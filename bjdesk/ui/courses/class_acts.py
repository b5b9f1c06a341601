"""What is done with a class, its meetings and its people: commands, their questions first, and the last one's undo."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from bjdesk.credits.class_roster import ClassMember
from bjdesk.kernel.commands import Command, Outcome
from bjdesk.kernel.errors import DeskError, NotAllowed, RuleBroken
from bjdesk.learning.classes import commands
from bjdesk.learning.classes.outcomes import Enrolled, Finished, Left, Reopened
from bjdesk.learning.classes.queries import MeetingRow, WaitingRow
from bjdesk.ui import formats
from bjdesk.ui.checkin.question_strip import Option
from bjdesk.ui.courses import class_detail as head
from bjdesk.ui.courses import class_tables as rows
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.reading import Opened
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.ask_panel import AskPanel
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.messages import Messages

translate = QCoreApplication.translate


class ClassActs(QObject):
    """Acts on what `opened()` gives at that moment; every refusal is told in words and nothing is half done."""

    still_open = Signal()
    """A class cannot be closed: its meetings show what is missing."""
    supervisor_wanted = Signal()

    def __init__(
        self,
        desk: DeskWorkspace,
        messages: Messages,
        ask: AskPanel,
        opened: Callable[[], Opened | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._messages, self._ask, self._opened = desk, messages, ask, opened
        self._undo: Command | None = None

    # --- the class ---------------------------------------------------------------------------------------------------

    def act(self, action: str) -> None:
        """What the head of a class offers; what needs a form of its own is none of these."""
        opened = self._opened()
        if opened is None:
            return
        row, title = opened.row, opened.row.title
        if action == head.PUBLISH:
            self._run(commands.PublishClass(row.id, row.rev), translate("Classes", "发布了，可以报名"))
        elif action == head.START:
            self._run(commands.StartClass(row.id, row.rev), translate("Classes", "开班了"))
        elif action == head.REOPEN:
            self._reopen(opened)
        elif action == head.CLOSE:
            self._ask_closing(opened)
        elif action == head.CANCEL:
            words = translate("Classes", "为什么取消“{title}”？还没上的课都会停，教室让出来。")
            answers = (
                Option(translate("Classes", "报名太少")),
                Option(translate("Classes", "老师有事")),
                Option(translate("Classes", "别的…"), is_free=True),
            )
            self._ask.ask(words.format(title=title), answers, partial(self._cancel, row.id, row.rev))

    def take_over(self, outcome: Outcome, said: str, do: str = "") -> None:
        """Something was done elsewhere (a form): say it, and Ctrl Z takes it back."""
        self._undo = outcome.undo
        self._messages.clear()
        self._messages.say("ok", said, self._with_undo(do))

    def undo_last(self) -> None:
        """Take the last thing back, where it can be."""
        command, self._undo = self._undo, None
        self._messages.clear()
        if command is None:
            self._messages.say("info", translate("Classes", "没有可以撤销的"))
            return
        if self._run(command, translate("Classes", "撤销好了")) is not None:
            self._undo = None

    def _ask_closing(self, opened: Opened) -> None:
        row = opened.row
        if row.to_come or not row.held:
            self._close(row.id, row.rev, "")  # the refusal says what is missing
            return
        here = [member for member in opened.members if member.is_here]
        earned = sum(member.completion.is_earned for member in here)
        words = translate("Classes", "结班以后名单就定了：够结业 {n} 人，不够 {m} 人。现在结班？")
        answers = (Option(translate("Classes", "结班")),)
        self._ask.ask(words.format(n=earned, m=len(here) - earned), answers, partial(self._close, row.id, row.rev))

    def _close(self, activity: UUID, rev: int, _answer: str) -> None:
        self._messages.clear()
        try:
            outcome = self._desk.execute(commands.CloseClass(activity, rev))
        except DeskError as error:
            self._messages.say_error(error)
            if error.code == "class-has-open-sessions":
                self.still_open.emit()
            return
        found = outcome.value
        assert isinstance(found, Finished)
        words = translate("Classes", "结业 {n} 人，未结业 {m} 人").format(n=found.earned, m=found.not_earned)
        self._undo = outcome.undo
        self._messages.say("ok", translate("Classes", "结班了"), words)

    def _reopen(self, opened: Opened) -> None:
        outcome = self._run(commands.ReopenClass(opened.row.id, opened.row.rev), "")
        if outcome is not None and isinstance(outcome.value, Reopened):
            words = translate("Classes", "{n} 人的结业结果先留着，再结班时重算").format(n=outcome.value.judged)
            self._messages.say("ok", translate("Classes", "重开了"), words if outcome.value.judged else "")
            self._tell_of_papers()

    def _tell_of_papers(self) -> None:
        """What was issued stands as it was printed, whatever is corrected now."""
        from bjdesk.certificates.queries import standing_of

        opened = self._opened()
        count = self._desk.read(standing_of, opened.row.id) if opened is not None else 0
        if count:
            what = translate("Classes", "这个班发过 {n} 张证书，不会跟着变").format(n=count)
            self._messages.say("info", what, translate("Classes", "考勤改了要换证书的，到“证书”里点“替换”。"))

    def _cancel(self, activity: UUID, rev: int, reason: str) -> None:
        outcome = self._run(commands.CancelClass(activity, rev, reason), "")
        if outcome is not None:
            words = translate("Classes", "停了 {n} 次课，教室让出来了").format(n=outcome.value)
            self._messages.say("ok", translate("Classes", "这个班取消了"), words)

    # --- rows --------------------------------------------------------------------------------------------------------

    def act_on(self, row: object, action: str) -> None:
        """A link of one of the three lists, or its key."""
        if isinstance(row, ClassMember) and action == rows.LEAVE:
            self._ask_leaving(row)
        elif isinstance(row, WaitingRow):
            self._act_on_waiting(row, action)
        elif isinstance(row, MeetingRow):
            self._act_on_meeting(row, action)

    def _act_on_meeting(self, row: MeetingRow, action: str) -> None:
        nth = formats.nth_session(row.ordinal)
        if action == rows.CALL_OFF:
            answers = (
                Option(translate("Classes", "老师有事")),
                Option(translate("Classes", "天气不好")),
                Option(translate("Classes", "别的…"), is_free=True),
            )
            words = translate("Classes", "{nth}为什么停？").format(nth=nth)
            self._ask.ask(words, answers, partial(self._call_off, row))
        elif action == rows.REOPEN:
            if self._run(commands.ReopenSession(row.id, row.rev), translate("Classes", "{nth}重开了").format(nth=nth)):
                self._tell_of_papers()
        elif action == rows.RESTORE:
            self._run(commands.RestoreSession(row.id, row.rev), translate("Classes", "{nth}照常上").format(nth=nth))

    def _call_off(self, row: MeetingRow, reason: str) -> None:
        words = translate("Classes", "{nth}停了，教室让出来了").format(nth=formats.nth_session(row.ordinal))
        self._run(commands.CallOffSession(row.id, row.rev, reason), words)

    def _ask_leaving(self, member: ClassMember) -> None:
        mistaken = translate("Classes", "报错了")
        answers = (
            Option(translate("Classes", "本人不来了")),
            Option(mistaken),
            Option(translate("Classes", "别的…"), is_free=True),
        )
        words = translate("Classes", "{name}为什么退学？").format(name=member.person.name)
        self._ask.ask(words, answers, partial(self._leave, member, mistaken))

    def _leave(self, member: ClassMember, mistaken: str, reason: str) -> None:
        """Who never came and was entered by mistake was never in the class."""
        name = member.person.name
        if reason == mistaken and not member.attended:
            command: Command = commands.CancelEnrolment(member.enrolment, member.rev, reason)
            outcome = self._run(command, translate("Classes", "{name}的报名取消了").format(name=name))
            self._say_who_is_next(outcome)
        else:
            self._ask_last_day(member, reason)

    def _ask_last_day(self, member: ClassMember, reason: str) -> None:
        today = self._today
        words = translate("Classes", "{name}最后一天是哪天？").format(name=member.person.name)
        last = translate("Classes", "今天，{day}").format(day=formats.short_day(today, today))
        hint = translate("Classes", "写月和日，像 11-20，再按回车")
        free = Option(translate("Classes", "别的日子…"), is_free=True, hint=hint)
        self._ask.ask(words, (Option(last), free), partial(self._leave_on, member, reason, last))

    def _leave_on(self, member: ClassMember, reason: str, last: str, answer: str) -> None:
        """What is no day, or none on which she was in the class, is asked for once more."""
        day = self._today if answer == last else typed.day(answer, self._today)
        if day is None:
            self._messages.clear()
            what = translate("Classes", "看不懂“{text}”是哪天").format(text=answer)
            self._messages.say("warn", what, translate("Classes", "写成 11-20 或 2026-11-20。"))
            self._ask_last_day(member, reason)
            return
        words = translate("Classes", "{name}退学了，最后一天是 {day}")
        said = words.format(name=member.person.name, day=formats.short_day(day, self._today))
        command = commands.LeaveClass(member.enrolment, member.rev, day, reason)
        self._say_who_is_next(self._run(command, said, partial(self._ask_day_again, member, reason)))

    def _ask_day_again(self, member: ClassMember, reason: str, error: RuleBroken) -> None:
        if error.code in ("left-before-joined", "left-too-early"):
            self._ask_last_day(member, reason)

    def _say_who_is_next(self, outcome: Outcome | None) -> None:
        if outcome is not None and isinstance(outcome.value, Left) and outcome.value.next_up is not None:
            self._offer_seat(outcome.value.next_up)

    def _offer_seat(self, enrolment: UUID) -> None:
        """A seat is free: the first who waits may have it."""
        opened = self._opened()
        first = next((row for row in opened.detail.waiting if row.enrolment == enrolment), None) if opened else None
        if first is None:
            return
        what = translate("Classes", "空出一个名额")
        do = translate("Classes", "候补第一位是{name}").format(name=first.person.name)
        banner = self._messages.say("info", what, do, action=translate("Classes", "让她递补"))
        banner.acted.connect(partial(self._move_up, first, None, ""))

    # --- who waits ---------------------------------------------------------------------------------------------------

    def _act_on_waiting(self, row: WaitingRow, action: str) -> None:
        if action == rows.MOVE_UP:
            self._move_up(row, None)
        elif action == rows.GIVE_UP:
            words = translate("Classes", "{name}不等了？").format(name=row.person.name)
            self._ask.ask(words, (Option(translate("Classes", "不等了")),), partial(self._give_up, row))

    def _give_up(self, row: WaitingRow, reason: str) -> None:
        words = translate("Classes", "{name}不在候补里了").format(name=row.person.name)
        self._run(commands.CancelEnrolment(row.enrolment, row.rev, reason), words)

    def _move_up(self, row: WaitingRow, reason: str | None, _answer: str = "") -> None:
        """Another one than the first, or beyond the quota, only with a reason."""
        self._messages.clear()
        try:
            outcome = self._desk.execute(commands.MoveUp(row.enrolment, row.rev, reason))
        except RuleBroken as error:
            self._messages.say_error(error)
            if reason is None and error.code in ("not-first-in-queue", "class-full"):
                words = translate("Classes", "破例收下{name}，为什么？").format(name=row.person.name)
                free = (Option(translate("Classes", "写原因…"), is_free=True),)
                self._ask.ask(words, free, partial(self._move_up, row))
            return
        except DeskError as error:
            self._messages.say_error(error)
            return
        self.take_over(outcome, translate("Classes", "{name}递补上了").format(name=row.person.name))

    # --- enrolling ---------------------------------------------------------------------------------------------------

    def enrol(
        self, learner: UUID, name: str, override: str | None = None, signed: str | None = None
    ) -> Enrolled | None:
        """A seat or a place on the waiting list; what the class asks of her is asked first."""
        opened = self._opened()
        if opened is None:
            return None
        self._messages.clear()
        command = commands.EnrolLearner(opened.row.id, learner, undertaking_by=signed, override_reason=override)
        try:
            outcome = self._desk.execute(command)
        except RuleBroken as error:
            self._messages.say_error(error)
            self._ask_what_is_missing(error, learner, name, override, signed)
            return None
        except DeskError as error:
            self._messages.say_error(error)
            return None
        found = outcome.value
        assert isinstance(found, Enrolled)
        self._undo = outcome.undo
        self._say_enrolled(found, name)
        return found

    def _say_enrolled(self, found: Enrolled, name: str) -> None:
        opened = self._opened()
        waiting = opened.detail.waiting if opened is not None else ()
        place = next((row.place for row in waiting if row.enrolment == found.enrolment), found.queue_no)
        if found.is_waiting:
            what = translate("Classes", "满员了，{name}排到候补第 {n} 位").format(name=name, n=place)
            self._messages.say("info", what, self._with_undo(""))
            return
        self._messages.say("ok", translate("Classes", "{name}报上了").format(name=name), self._with_undo(""))

    def _ask_what_is_missing(
        self, error: RuleBroken, learner: UUID, name: str, override: str | None, signed: str | None
    ) -> None:
        if error.code == "class-undertaking-missing" and signed is None:
            words = translate("Classes", "哪位家属给{name}签的字？").format(name=name)
            hint = translate("Classes", "写签字人的姓名，再按回车")
            free = (Option(translate("Classes", "写姓名…"), is_free=True, hint=hint),)
            self._ask.ask(words, free, partial(self._enrol_signed, learner, name, override))
        elif error.code == "class-age-outside" and override is None:
            words = translate("Classes", "破例收下{name}，为什么？").format(name=name)
            free = (Option(translate("Classes", "写原因…"), is_free=True),)
            self._ask.ask(words, free, partial(self._enrol_by_exception, learner, name, signed))

    def _enrol_signed(self, learner: UUID, name: str, override: str | None, signed: str) -> None:
        self.enrol(learner, name, override, signed)

    def _enrol_by_exception(self, learner: UUID, name: str, signed: str | None, reason: str) -> None:
        self.enrol(learner, name, reason, signed)

    # --- small things ------------------------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return self._desk.rules.day(self._desk.clock.now())

    def _run(self, command: Command, said: str, then_ask: Callable[[RuleBroken], None] | None = None) -> Outcome | None:
        """Carry it out and say so; None after the words of a refusal, and `then_ask` for another answer."""
        self._messages.clear()
        try:
            outcome: Outcome = self._desk.execute(command)
        except NotAllowed as error:
            self._say_not_allowed(error)
            return None
        except DeskError as error:
            self._messages.say_error(error)
            if then_ask is not None and isinstance(error, RuleBroken):
                then_ask(error)
            return None
        self._undo = outcome.undo
        if said:
            self._messages.say("ok", said, self._with_undo(""))
        return outcome

    def _say_not_allowed(self, error: NotAllowed) -> None:
        """Where somebody else can take the desk over the way there is offered with the words."""
        if not self._desk.facts.is_training:
            self._messages.say_error(error)
            return
        do = translate("Classes", "请专职管理来做：按 {key} 换人值班，做完再换回来。")
        what, button = words_for(error).what, translate("Classes", "换人")
        banner = self._messages.say("warn", what, do.format(key=key_for("hand-over").printed), action=button)
        banner.acted.connect(self.supervisor_wanted)

    def _with_undo(self, do: str) -> str:
        if self._undo is None:
            return do
        back = translate("Classes", "按 {key} 撤销").format(key=key_for("undo").printed)
        return translate("Classes", "，").join(part for part in (do, back) if part)
