"""What came of printing, as it is told: how many, where the file lies, and where to go on after a stop (D12)."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from bjdesk.ui.certificates.print_run import Printed
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.messages import Messages


class PrintedWords(QObject):
    """Banners of the page; 打开 shows the file."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._result: Printed | None = None

    def tell(self, result: Printed) -> None:
        self._result = result
        if result.problem is not None:
            self._say_stopped(result)
        elif result.is_given_up:
            self._say_file("info", self.tr("没有打印，{n} 张还在“待打印”里").format(n=result.wanted))
        elif result.marked < result.wanted:
            self._say_file("warn", self.tr("停在第 {n} 张，后面的还在“待打印”里").format(n=result.marked + 1))
        elif result.was_on_paper:
            self._say_file("ok", self.tr("{n} 张打好了，请盖章").format(n=result.marked))
        else:
            what = self.tr("这台电脑没有打印机，{n} 张证书存成了文件").format(n=result.marked)
            self._say_file("info", what)

    def tell_of_a_stop(self, desk: DeskWorkspace, go_on: Callable[[Sequence[UUID]], None]) -> None:
        """Of a job that an earlier run of the program did not bring to its end; the button goes on with it."""
        from bjdesk.certificates.printing import stopped

        found = desk.read(stopped)
        if found is None:
            return
        job, rest = found
        what = self.tr("上次打印停在第 {n} 张，还有 {m} 张没打").format(n=job.next_page + 1, m=len(rest))
        do = self.tr("没打的在“已发”的“待打印”里。")
        banner = self._messages.say("warn", what, do, action=self.tr("接着打"), icon="printer")
        banner.acted.connect(partial(go_on, rest))

    def _say_stopped(self, result: Printed) -> None:
        """What was printed stays; from where to go on."""
        assert result.problem is not None
        self._messages.say_error(result.problem)
        if result.marked:
            what = self.tr("打好了 {n} 张，从第 {next} 张接着打").format(n=result.marked, next=result.marked + 1)
            do = self.tr("没打的 {n} 张在“待打印”里，按 {key} 接着打。")
            rest = result.wanted - result.marked
            self._messages.say("warn", what, do.format(n=rest, key=key_for("print").printed), icon="printer")

    def _say_file(self, tone: str, what: str) -> None:
        assert self._result is not None
        path = self._result.path
        if path is None:
            self._messages.say(tone, what)
            return
        where = self.tr("{name}，在“{folder}”里").format(name=path.name, folder=path.parent.name)
        banner = self._messages.say(tone, what, where, action=self.tr("打开"), icon="printer")
        banner.acted.connect(self._on_open)

    def _on_open(self) -> None:
        if self._result is not None and self._result.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.path)))
