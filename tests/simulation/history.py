"""What the district has published, commit by commit, as somebody who looks into its file after each of them sees it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bjdesk.declared import declarations
from sync.clock import Identity
from tests.simulation import files
from tests.simulation.files import Key, ServerRow, Sql
from tests.simulation.places import BRANCHES

FEEDS = ("*", *BRANCHES)


@dataclass(frozen=True)
class Version:
    """A row after the commit that was looked at as number `serial`."""

    serial: int
    row: ServerRow

    def is_seen_in(self, scope: str) -> bool:
        return bool(self.row.seen_by & {scope, "*"})


Judge = Callable[[Version, Version | None], None]
"""Is told each new version of a row and the one before it."""


class History:
    """The mirror of the district; `judges` look at every new version."""

    def __init__(self, sql: Sql, judges: Iterable[Judge]) -> None:
        self._sql = sql
        self._judges = tuple(judges)
        self._seen = dict.fromkeys(FEEDS, 0)
        self.serial = 0
        self.versions: dict[Key, list[Version]] = {}
        self.journal: dict[Identity, str | None] = {}
        self.merged_at: dict[Identity, int] = {}
        self._mergings: dict[Identity, list[int]] = {}
        """Every time that an operation was merged; a district that was put back may merge it anew."""
        self.accepted: set[Identity] = set()
        """What a district ever merged without a refusal, one that lost it since as well."""

    def look(self) -> set[Key]:
        """After a commit: new journal entries, new versions; returns the rows that changed."""
        self.serial += 1
        self.journal = files.journal(self._sql)
        for identity in self.journal.keys() - self.merged_at.keys():
            self.merged_at[identity] = self.serial
            self._mergings.setdefault(identity, []).append(self.serial)
            if self.journal[identity] is None:
                self.accepted.add(identity)
        touched = self._touched()
        for key in sorted(touched):
            self._note(key)
        return touched

    def forget(self, as_of: int) -> None:
        """The district is what it was when it was looked at as number `as_of`: every row may be another one."""
        self.journal = files.journal(self._sql)
        self.merged_at = {identity: self._merged_until(identity, as_of) for identity in self.journal}
        self._seen = dict.fromkeys(FEEDS, 0)
        self.serial += 1

    def _merged_until(self, identity: Identity, as_of: int) -> int:
        return max((at for at in self._mergings.get(identity, ()) if at <= as_of), default=as_of)

    def _touched(self) -> set[Key]:
        found: set[Key] = set()
        for scope, seen in self._seen.items():
            for seq, table, record in self._sql(
                "SELECT seq, tbl, id FROM sync_feed WHERE scope = ? AND seq > ?", scope, seen
            ):
                found.add((table, bytes(record)))
                self._seen[scope] = max(self._seen[scope], seq)
        return found

    def _note(self, key: Key) -> None:
        if declarations().get(key[0]) is None:
            return
        row = files.server_rows(self._sql, *key).get(key[1])
        if row is None:
            return
        known = self.versions.setdefault(key, [])
        version = Version(self.serial, row)
        for judge in self._judges:
            judge(version, known[-1] if known else None)
        known.append(version)

    def since(self, key: Key, serial: int) -> list[Version]:
        """What the row was at `serial` and has been since."""
        versions = self.versions.get(key, [])
        before = [version for version in versions if version.serial <= serial]
        return before[-1:] + [version for version in versions if version.serial > serial]
