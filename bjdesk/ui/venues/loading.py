"""Real places are loaded at one press; what came, what was there, and what still lacks its hours is told (R54)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from bjdesk.kernel.commands import Command
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.messages import Messages
from bjdesk.venues.register.commands import LoadPlace, has_numbers
from bjdesk.venues.register.loading import Loaded, missing_places

translate = QCoreApplication.translate


class PlaceLoader(QObject):
    """`loaded(venue, undos)` after the last COMMIT: the first new row, and what takes all of them back."""

    loaded = Signal(object, object)
    refused = Signal(object)

    def __init__(self, desk: DeskWorkspace, messages: Messages, undo_words: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._messages, self._undo_words = desk, messages, undo_words

    def count(self) -> int:
        """How many of the street are not there yet."""
        return len(self._missing()[0])

    def load(self) -> None:
        """The street's; once those are there, a training branch may have the whole district's to practise with."""
        try:
            own, others = self._missing()
            if own:
                self._load(own)
            else:
                self._offer(others)
        except DeskError as error:
            self.refused.emit(error)

    def load_the_rest(self) -> None:
        try:
            self._load(self._missing()[1])
        except DeskError as error:
            self.refused.emit(error)

    def _missing(self) -> tuple[list[str], list[str]]:
        missing = self._desk.read(missing_places, self._desk.scope)
        own = [place.name for place in missing if place.street == self._desk.scope]
        return own, [place.name for place in missing if place.street != self._desk.scope]

    def _load(self, names: Sequence[str]) -> None:
        made: list[Loaded] = []
        undos: list[Command] = []
        try:
            for name in names:
                outcome = self._desk.execute(LoadPlace(name))
                made.append(outcome.value)
                undos += [outcome.undo] if outcome.undo is not None else []
        finally:
            new = [one for one in made if one.is_new]
            if new:
                self.loaded.emit(new[0].venue, undos)
        self._tell(new, len(made) - len(new))

    def _tell(self, new: Sequence[Loaded], known: int) -> None:
        later = translate("Venues", "都是待登记，接上区里有了台号再给编号。")
        now = translate("Venues", "都是待登记，核对以后按 {key} 给编号。").format(key=key_for("venue-status").printed)
        said = [now if self._desk.read(has_numbers) else later]
        unread = sum(not one.is_read for one in new)
        if unread:
            said.insert(0, translate("Venues", "{n} 处没有开放时间，要补上。").format(n=unread))
        if known:
            said.insert(0, translate("Venues", "原来就有的 {n} 处没有动。").format(n=known))
        what = translate("Venues", "载入了 {n} 处").format(n=len(new))
        self._messages.clear()
        self._messages.say("ok", what, "".join([*said, self._undo_words]), icon="circle-check")

    def _offer(self, others: Sequence[str]) -> None:
        self._messages.clear()
        what = translate("Venues", "本街道公开的场所都已经有了，没有再载入")
        if not others or not self._desk.facts.is_training:
            self._messages.say("info", what)
            return
        action = translate("Venues", "把全区的 {n} 处也载入").format(n=len(others))
        banner = self._messages.say(
            "info", what, translate("Venues", "这里是练习用的，可以多载入一些。"), action=action
        )
        banner.acted.connect(self.load_the_rest)
