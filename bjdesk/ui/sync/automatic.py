"""Exchanges that nobody asks for: after the start, at night, and when nobody has worked for a while (R52, D1).

What is due is decided from the clock that was passed in; a timer only asks. Without an enrolment nothing happens.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.clock import Instant, to_instant, to_local
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.sync import run_words
from bjdesk.ui.sync.sync_desk import SyncDesk

if TYPE_CHECKING:
    from bjdesk.syncing.queries import SyncFacts

ASK_EVERY_MS = 30_000
AFTER_START_S = 20.0
"""People who open the desk want to check somebody in first."""
IDLE_S = 5 * 60.0
NIGHT_HOUR = "sync.night_hour"
"""Parameter of the district; without one it is two o'clock."""
USUAL_NIGHT_HOUR = 2


class Automatic(QObject):
    """Runs while the window is open; `look` may be called at any time and starts at most one exchange."""

    def __init__(self, sync: SyncDesk, parent: QObject | None = None) -> None:
        super().__init__(parent or sync)
        self._sync = sync
        self._clock = sync.desk.clock
        self._opened = self._worked = self._clock.monotonic()
        self._has_started = False
        self._night_done: Instant | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        sync.desk.changed.connect(self._on_changed)

    def begin(self) -> None:
        """From now on by itself."""
        self._timer.start()

    def stop(self) -> None:
        """Begin no more runs."""
        self._timer.stop()

    def look(self) -> None:
        """Start an exchange if one is due."""
        facts = self._sync.look()
        if facts is None or not facts.is_enrolled or self._sync.is_running:
            return
        trigger = self._due(facts)
        if trigger is None or not self._sync.may_try:
            return
        self._has_started = True
        self._night_done = self._clock.now()
        self._sync.run(trigger)

    # --- what is due -------------------------------------------------------------------------------------------------

    def _due(self, facts: "SyncFacts") -> str | None:
        if not self._has_started:
            has_waited = self._clock.monotonic() - self._opened >= AFTER_START_S
            return run_words.START if has_waited else None
        if self._is_night_due(facts):
            return run_words.AUTOMATIC
        is_idle = self._clock.monotonic() - self._worked >= IDLE_S
        return run_words.AUTOMATIC if is_idle and (facts.waiting or facts.state == "unreachable") else None

    def _is_night_due(self, facts: "SyncFacts") -> bool:
        """The last nightly moment has passed, and nothing was exchanged since."""
        night = self._last_night()
        tried = max(facts.last_success or 0, self._night_done or 0)
        return tried < night

    def _last_night(self) -> Instant:
        zone = self._sync.desk.facts.zone
        now = to_local(self._clock.now(), zone)
        desk = self._sync.desk.desk.executor.actor.desk
        night = datetime(now.year, now.month, now.day, self._hour(), desk.int % 60, tzinfo=zone)
        return to_instant(night if night <= now else night - timedelta(days=1))

    def _hour(self) -> int:
        """The district's, in the few places that have one; a number that is no hour is not taken."""
        from bjdesk.reference.queries import parameters_on

        desk = self._sync.desk
        try:
            found = desk.read(parameters_on, self._sync.today.day, desk.desk.facts.branch_id).get(NIGHT_HOUR)
            hour = int(found) if found is not None else USUAL_NIGHT_HOUR
        except (DeskError, TypeError, ValueError):
            return USUAL_NIGHT_HOUR
        return hour if 0 <= hour < 24 else USUAL_NIGHT_HOUR

    def _on_changed(self, _changes: Changes) -> None:
        """Somebody works; what an exchange brought does not count as work."""
        if not self._sync.is_running:
            self._worked = self._clock.monotonic()
