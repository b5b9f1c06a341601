"""Operations that no command would write: broken, guessed, or of a newer release, put straight into an outbox."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from bjdesk.declared import declarations
from bjdesk.store.database import FROM_MIGRATION
from tests.simulation import files
from tests.simulation.desk import SimDesk
from tests.simulation.diary import Diary
from tests.simulation.files import Key, blob, text
from tests.simulation.history import FEEDS, History
from tests.simulation.leaning import Leaning
from tests.simulation.releases import NEWER_COLUMN, NEWER_REGISTER, UNKNOWN_TABLE
from tests.simulation.tally import Tally
from tests.simulation.timeline import Timeline

KINDS = (
    "rule",
    "illegal",
    "district",
    "foreign",
    "missing",
    "grow",
    "left",
    "erased",
    "identity",
    "guess",
    "guess a relation",
    "newer field",
    "newer column",
    "unknown table",
)


@dataclass
class Forger:
    """Writes into outboxes as a program would that is broken, hostile, or newer than this one."""

    random: Random
    timeline: Timeline
    diary: Diary
    history: History
    tally: Tally
    leaning: Leaning
    erased: Mapping[bytes, set[str]]
    words: int = 0

    def forge(self, desk: SimDesk, kind: str = "") -> None:
        """One operation of some kind, if there is anything to forge it on."""
        kind = kind or self.leaning.choose(self.random, dict.fromkeys(KINDS, 1), "forge")
        made = getattr(self, f"_{kind.replace(' ', '_')}")(desk)
        if made:
            self.tally.note("forged", kind)
            if kind.startswith("guess"):
                self.tally.note("disaster", "guessed id")

    # --- what is refused ---------------------------------------------------------------------------------------------

    def _rule(self, desk: SimDesk) -> bool:
        """A value that its column cannot hold."""
        key = self._own(desk, "venue")
        return bool(key) and self._update(desk, key, {"is_free": "昨天"}, "rule")

    def _illegal(self, desk: SimDesk) -> bool:
        """A move that no machine knows: out of the last state."""
        key = self._own(desk, "booking")
        if key is None:
            return False
        value = {"state": "1", "state_at": self.timeline.us, "state_note": self._word()}
        covered = self._covered(desk, key, "state")
        made = self._update(desk, key, {"state": value}, "illegal", from_state="6", covered=covered)
        self._put_on_screen(desk, key, value)
        return made

    def _district(self, desk: SimDesk) -> bool:
        key = self._some(desk, "policy_parameter")
        return bool(key) and self._update(desk, key, {"unit": self._word()}, "district", home="*")

    def _foreign(self, desk: SimDesk) -> bool:
        """A new row at home elsewhere."""
        elsewhere = next(scope for scope in FEEDS[1:] if scope != desk.scope)
        registers = self._like(desk, "venue")
        return registers is not None and self._insert(desk, "venue", registers, elsewhere, "foreign")

    def _missing(self, desk: SimDesk) -> bool:
        key = ("venue", self._new_id(desk))
        return self._update(desk, key, {"contact": self._word()}, "missing")

    def _grow(self, desk: SimDesk) -> bool:
        key = self._own(desk, "attendance")
        return bool(key) and self._update(desk, key, {"reason": self._word()}, "grow")

    def _left(self, desk: SimDesk) -> bool:
        """A row that went to another branch some time ago."""
        seen = desk.sql("SELECT tbl, row_id FROM sync_row WHERE left = 1 AND tbl = 'learner' ORDER BY row_id")
        gone = [("learner", bytes(row[1])) for row in seen] or self._exited(desk)
        return bool(gone) and self._update(desk, self.random.choice(gone), {"outer_ref": self._word()}, "left")

    def _exited(self, desk: SimDesk) -> list[Key]:
        versions = self.history.versions.items()
        return [
            key
            for key, found in versions
            if key[0] == "learner"
            and any(v.is_seen_in(desk.scope) for v in found)
            and not found[-1].is_seen_in(desk.scope)
        ]

    def _erased(self, desk: SimDesk) -> bool:
        """Somebody writes about a person who was erased meanwhile."""
        key = ("learner", self.random.choice(sorted(self.erased))) if self.erased else None
        return key is not None and self._update(desk, key, {"outer_ref": "删"}, "erased")

    def _identity(self, desk: SimDesk) -> bool:
        """The number of an operation that is known already, with other content: a snapshot that ran twice."""
        known = [
            op
            for op in self.diary.order
            if op.desk == desk.name
            and op.identity in self.history.journal
            and not desk.sql("SELECT 1 FROM sync_outbox WHERE op = ?", op.identity.op)
            and not desk.sql("SELECT 1 FROM sync_refused WHERE op = ?", op.identity.op)
        ]
        key = self._own(desk, "venue")
        if not known or key is None:
            return False
        again = self.random.choice(known[-8:]).identity
        return self._update(desk, key, {"contact": self._word()}, "identity", again=again)

    # --- what is guessed ---------------------------------------------------------------------------------------------

    def _guess(self, desk: SimDesk) -> bool:
        """An edit of a learner of whom this branch was never told."""
        hidden = self._hidden(desk)
        return bool(hidden) and self._update(desk, self.random.choice(hidden), {"outer_ref": self._word()}, "guess")

    def _guess_a_relation(self, desk: SimDesk) -> bool:
        """A relation of the own branch to a learner of whom it was never told."""
        hidden = self._hidden(desk)
        registers = self._like(desk, "learner_branch")
        if not hidden or registers is None:
            return False
        learner = self.random.choice(hidden)[1]
        home = self.history.versions[("learner", learner)][-1].row.scope
        branch = text(desk.open.facts.branch_id.bytes)
        named = {**registers, "learner_id": text(learner), "branch_id": branch, "voids_id": None}
        return self._insert(desk, "learner_branch", named, home, "guess")

    def _hidden(self, desk: SimDesk) -> list[Key]:
        versions = self.history.versions.items()
        return [k for k, found in versions if k[0] == "learner" and not any(v.is_seen_in(desk.scope) for v in found)]

    # --- what is newer -----------------------------------------------------------------------------------------------

    def _newer_field(self, desk: SimDesk) -> bool:
        key = self._own(desk, "venue")
        self.tally.note("disaster", "field of a newer release", int(key is not None))
        return bool(key) and self._update(desk, key, {NEWER_REGISTER: self._word()}, "newer")

    def _newer_column(self, desk: SimDesk) -> bool:
        """A declared group with a column more."""
        key = self._own(desk, "venue")
        if key is None:
            return False
        self.tally.note("disaster", "field of a newer release")
        shown = {"capacity": self._number(), "capacity_hard": None}
        value = {**shown, NEWER_COLUMN: self._number()}
        covered = self._covered(desk, key, "capacity")
        made = self._update(desk, key, {"capacity": value}, "newer", covered=covered)
        self._put_on_screen(desk, key, shown)
        return made

    def _unknown_table(self, desk: SimDesk) -> bool:
        self.tally.note("disaster", "row of an unknown table")
        return self._insert(desk, UNKNOWN_TABLE, {"name": self._word()}, desk.scope, "newer")

    # --- writing -----------------------------------------------------------------------------------------------------

    def _update(self, desk: SimDesk, key: Key | None, registers: Mapping[str, Any], why: str, **how: Any) -> bool:
        if key is None:
            return False
        row = desk.row(*key) if declarations().get(key[0]) else None
        home = how.get("home") or (row.scope if row else self._home(key) or desk.scope)
        base = {name: self._base(desk, key, name) for name in registers}
        self._write(desk, "update", key, home, registers, why, {"base": base, "shown": self._shown(desk, row), **how})
        return True

    def _shown(self, desk: SimDesk, row: files.Row | None) -> Mapping[str, Any] | None:
        """What a program that knows every register would show: the row, what is kept beside it, own work on top."""
        if row is None:
            return None
        found = files.with_keys(dict(row.registers), files.desk_extra(desk.sql).get(row.key, {}))
        own = "SELECT changed FROM sync_outbox WHERE tbl = ? AND row_id = ? ORDER BY op"
        for (changed,) in desk.sql(own, row.table, blob(row.id)):
            found |= json.loads(changed)
        return found

    def _insert(self, desk: SimDesk, table: str, registers: Mapping[str, Any], home: str, why: str) -> bool:
        self._write(desk, "insert", (table, self._new_id(desk)), home, registers, why, {"base": {}})
        return True

    def _put_on_screen(self, desk: SimDesk, key: Key, cells: Mapping[str, Any]) -> None:
        """A program that forges shows what it wrote, as any other does."""
        columns = ", ".join(f"{name} = ?" for name in cells)
        sql = f"UPDATE {key[0]} SET {columns}, rev = (SELECT rev FROM sync_state) WHERE id = ?"
        desk.write_quietly((("UPDATE sync_state SET rev = rev + 1", ()), (sql, (*cells.values(), blob(key[1])))))

    def _base(self, desk: SimDesk, key: Key, register: str) -> Any:
        """The stamp of the version that is on the desk: its own last one, else the published one."""
        own = desk.sql(
            "SELECT ms, op, incarnation, changed FROM sync_outbox WHERE tbl = ? AND row_id = ? ORDER BY op DESC",
            key[0],
            blob(key[1]),
        )
        last = next((list(stamp) for *stamp, changed in own if register in json.loads(changed)), None)
        rows = desk.sql("SELECT stamps, extra FROM sync_row WHERE tbl = ? AND row_id = ?", key[0], blob(key[1]))
        if last is not None or not rows:
            return last
        stamps, extra = json.loads(rows[0][0]), json.loads(rows[0][1] or "{}")
        is_there = register != NEWER_REGISTER or register in extra
        return stamps.get(register, stamps.get(files.ALL)) if is_there else None

    def _covered(self, desk: SimDesk, key: Key, register: str) -> dict[str, Any]:
        """The published value that an operation lies on, if it is the first to."""
        own = desk.sql("SELECT changed FROM sync_outbox WHERE tbl = ? AND row_id = ?", key[0], blob(key[1]))
        row = desk.row(*key)
        is_first = not any(register in json.loads(changed) for (changed,) in own)
        return {register: row.registers[register]} if row is not None and is_first else {}

    def _write(
        self,
        desk: SimDesk,
        kind: str,
        key: Key,
        home: str,
        registers: Mapping[str, Any],
        why: str,
        how: Mapping[str, Any],
    ) -> None:
        """Straight into the outbox, as nothing in the house does; the stamp is an honest one."""
        self.timeline.pass_by(self.random.randrange(1, 30))
        actor, changed = desk.open.executor.actor, json.dumps(registers, ensure_ascii=False)
        base, covered, again = json.dumps(how["base"]), json.dumps(how.get("covered", {})), how.get("again")
        with desk.open.database.write(actor, "Forge", source=FROM_MIGRATION) as unit:
            run = unit.db.exec_driver_sql
            if again is None:
                run(
                    "UPDATE sync_state SET op = op + 1, last_ms = max(last_ms, floor, ? + offset)",
                    (desk.wall.now_ms(),),
                )
            row = "(SELECT op FROM sync_state), (SELECT incarnation FROM sync_context)" if again is None else "?, ?"
            bound = () if again is None else (again.op, again.incarnation)
            run(
                "INSERT INTO sync_outbox (op, incarnation, tbl, row_id, home, kind, changed, base, from_state, covered,"
                f" ms, actor_id) SELECT {row}, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT last_ms FROM sync_state), NULL",
                (*bound, key[0], blob(key[1]), home, kind, changed, base, how.get("from_state"), covered),
            )
        self.diary.captured(desk, self.timeline.ms, how.get("shown"), crafted=why)

    # --- material ----------------------------------------------------------------------------------------------------

    def _own(self, desk: SimDesk, table: str) -> Key | None:
        """A row of the own branch that was published."""
        rows = [row for row in files.desk_rows(desk.sql, table).values() if row.scope == desk.scope]
        known = [row.key for row in rows if not row.is_removed and row.key in self.history.versions]
        return self.random.choice(sorted(known)) if known else None

    def _some(self, desk: SimDesk, table: str) -> Key | None:
        """A row that was published; one that was shipped has no version to go back to."""
        keys = sorted(key for key in files.desk_ids(desk.sql, table) if (table, key) in self.history.versions)
        return (table, self.random.choice(keys)) if keys else None

    def _home(self, key: Key) -> str | None:
        versions = self.history.versions.get(key)
        return versions[-1].row.scope if versions else None

    def _like(self, desk: SimDesk, table: str) -> dict[str, Any] | None:
        """Registers of a new row, like those of one that is here."""
        declared = declarations().tables[table]
        rows = list(files.desk_rows(desk.sql, table).values())
        if not rows:
            return None
        desk_written = {register.name for register in declared.desk_registers}
        return {name: value for name, value in rows[0].registers.items() if name in desk_written}

    def _new_id(self, desk: SimDesk) -> bytes:
        fresh: UUID = desk.open.database.ids.new()
        return fresh.bytes

    def _word(self) -> str:
        self.words += 1
        return f"伪造{self.words}号"

    def _number(self) -> int:
        self.words += 1
        return 500_000 + self.words
