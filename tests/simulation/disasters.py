"""What happens to machines and data: restored, copied, destroyed, set to a wrong time; and what the district orders."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bjdesk.declared import declarations
from tests.simulation import holders, places
from tests.simulation.desk import SimDesk
from tests.simulation.files import text
from tests.simulation.oracles.private import words_of
from tests.simulation.timeline import DAY_MS, HOUR_MS, YEAR_MS

if TYPE_CHECKING:
    from tests.simulation.world import World

CLOCKS_MS = (-20 * YEAR_MS, -30 * DAY_MS, -DAY_MS, -HOUR_MS, HOUR_MS, DAY_MS, 30 * DAY_MS)
MOST_DESKS = 7
MANY, MANY_EVERY = 55, 8
"""How many rows, and every so many seeds, the district takes out at once."""


@dataclass(frozen=True)
class DeskCopy:
    """A copy of a desk's files, and whose they are."""

    folder: Path
    desk: SimDesk
    token: str
    life: int


class Disasters:
    """Everything that goes wrong around the program, and the district's own acts."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._random = Random(f"{world.plan.seed}/disasters")
        self._desk_copies: list[DeskCopy] = []
        self._district_copies: list[tuple[Path, int]] = []
        """And after how many looks at it each was made."""
        self._copied = 0
        self._removed_many = False
        self.erased: dict[bytes, set[str]] = {}
        self.erased_at: dict[bytes, int] = {}
        self.restores = 0
        self.district_restores = 0
        self.running_copies = 0
        self.district_acts = 0

    # --- choosing ----------------------------------------------------------------------------------------------------

    def strike(self) -> None:
        """One of everything that may happen in this run."""
        chosen: Mapping[str, tuple[int, Callable[[], None]]] = {
            "copy a desk": (12, self._copy_desk),
            "restore a desk": (5 if not self._world.profile.has_right_clocks else 0, self._restore_desk),
            "clone a desk": (5 if self._world.profile.has_clones else 0, self._clone),
            "copy a running desk": (1 if self._world.profile.has_clones else 0, self._clone_running),
            "restart": (12, self._restart),
            "clock": (0 if self._world.profile.has_right_clocks else 8, self._set_clock),
            "pause": (3, self._pause),
            "district": (36, self.strike_district),
        }
        self._one_of(chosen)

    def strike_district(self) -> None:
        """Something happens there, or somebody there acts."""
        storm = 20 if self._world.profile.has_restores else 0
        many = 20 if self._world.plan.seed % MANY_EVERY == MANY_EVERY - 1 and not self._removed_many else 0
        self._one_of(
            {
                "copy the district": (10, self.copy_district),
                "restore the district": (storm, self._restore_district),
                "restart the district": (6, self._restart_district),
                "decide": (8, self._decide),
                "move a learner": (12, self._move_learner),
                "set a parameter": (5, self._parameter),
                "erase": (5, self._erase),
                "many venues": (many, self._remove_many),
                "revoke": (6, self._revoke),
                "next release": (2, self._grow_district),
            }
        )

    def _one_of(self, acts: Mapping[str, tuple[int, Callable[[], None]]]) -> None:
        leaning = self._world.leaning
        name = leaning.choose(self._random, {name: weight for name, (weight, _) in acts.items()})
        self._world.say(f"  {name}")
        acts[name][1]()

    def _note(self, name: str) -> None:
        self._world.tally.note("disaster", name)

    def _any_desk(self) -> SimDesk | None:
        """A desk whose files may be touched now."""
        free = [desk for desk in self._world.living if not desk.is_exchanging]
        return self._random.choice(free) if free else None

    def _copy_folder(self) -> Path:
        self._copied += 1
        return self._world.folder / f"copy-{self._copied}"

    # --- desks -------------------------------------------------------------------------------------------------------

    def _copy_desk(self) -> None:
        desk = self._any_desk()
        if desk is not None:
            folder = self._copy_folder()
            places.snapshot(desk.folder, folder)
            self._desk_copies.append(DeskCopy(folder, desk, desk.token, desk.life))

    def _restore_desk(self) -> None:
        """The disk died, and an older copy is put back; it works on before anybody thinks of the district."""
        usable = [c for c in self._desk_copies if c.desk in self._world.living and not c.desk.is_exchanging]
        if not usable:
            return
        copy = self._random.choice(usable)
        desk = copy.desk
        self._world.say(f"    {desk.name}")
        with holders.Losing(self._world):
            held = holders.of_desk(desk.sql)
            desk.stop()
            places.snapshot(copy.folder, desk.folder)
            desk.token = copy.token
            desk.start()
        self._world.diary.forgotten |= held - holders.of_desk(desk.sql)
        self._world.diary.begin_anew(desk)
        desk.may_print = False
        if self._random.random() < 0.5:
            desk.tell_restored()
        self.restores += 1
        self._note("desk restored")

    def _clone(self) -> None:
        """The disk is copied to a new machine, and both run."""
        desk = self._any_desk()
        if desk is None or len(self._world.living) >= MOST_DESKS:
            return
        folder = self._copy_folder()
        desk.restart()
        places.snapshot(desk.folder, folder)
        self._begin_clone(desk, folder, None)
        self._note("desk cloned")

    def _clone_running(self) -> None:
        """A snapshot of a running machine goes on twice: both give the same numbers to different work."""
        desk = self._any_desk()
        if desk is None or len(self._world.living) >= MOST_DESKS:
            return
        folder = self._copy_folder()
        places.snapshot(desk.folder, folder)
        self._begin_clone(desk, folder, desk)
        self.running_copies += 1
        self._note("running desk copied")

    def _begin_clone(self, desk: SimDesk, folder: Path, as_if: SimDesk | None) -> None:
        name = f"{desk.name}副{self._copied}"
        clone = self._world.new_desk(name, desk.scope, folder, desk.wall.off_ms)
        clone.token, clone.founded = desk.token, desk.founded
        clone.start(as_if=as_if)
        self._world.diary.begin_anew(clone)

    def _restart(self) -> None:
        desk = self._any_desk()
        if desk is not None:
            self._world.restart(desk)
            self._note("desk restarted")

    def _set_clock(self) -> None:
        """A dead battery, a wrong year; or somebody who sets it right."""
        desk = self._any_desk()
        if desk is None:
            return
        if desk.wall.off_ms and self._random.random() < 0.5:
            desk.wall.off_ms = 0
            self._note("clock set right")
        else:
            desk.wall.off_ms = self._random.choice(CLOCKS_MS)
            self._note("clock set wrong")

    def _pause(self) -> None:
        """A summer: what was sealed before it is no longer kept."""
        self._world.timeline.pass_by(92 * DAY_MS)
        self._note("long pause")
        let_go = self._world.district.office.prune()
        self._world.tally.note("disaster", "bodies let go by the district", let_go)

    # --- the district ------------------------------------------------------------------------------------------------

    def copy_district(self) -> None:
        """Somebody there keeps a copy of the whole database."""
        path = self._copy_folder()
        self._world.district.copy_to(path)
        self._world.look_at_district()
        self._district_copies.append((path, self._world.history.serial))

    def restore_again(self) -> None:
        """In a storm the district may lose its file while desks still bring back what it lost before."""
        if self._world.profile.has_restores:
            self._restore_district()

    def _restore_district(self) -> None:
        if not self._district_copies:
            return
        path, as_of = self._random.choice(self._district_copies[-4:])
        with holders.Losing(self._world):
            self._world.district.put_back(path)
            self._world.district.office.set_restored(is_open=True)
        self._world.diary.judges_screens = False
        self._world.history.forget(as_of)
        self.restores += 1
        self.district_restores += 1
        self._note("server restored")
        if any(desk.is_offering for desk in self._world.living):
            self._note("server restored in the middle of an offer")

    def _restart_district(self) -> None:
        if not any(desk.is_exchanging for desk in self._world.desks):
            self._world.district.restart()

    def _grow_district(self) -> None:
        """The district runs the next release from now on; its desks do not yet."""
        if self._world.district.is_grown or any(desk.is_exchanging for desk in self._world.desks):
            return
        self._world.district.grow()
        self._world.look_at_district()
        self._note("next release at the district")

    def _revoke(self) -> None:
        """One desk loses its right, perhaps in the middle of an exchange; its work stays in its own file."""
        living = self._world.living
        clones = [desk for desk in living if "副" in desk.name]
        if not clones:
            return
        desk = self._random.choice(clones)
        self._world.exchanges.revoke(desk)

    def _decide(self) -> None:
        """The district answers a wish."""
        rows = [
            versions[-1].row
            for (table, _), versions in self._world.history.versions.items()
            if table == "proposal" and not versions[-1].row.is_removed
        ]
        open_ones = [row for row in rows if (row.registers.get("state") or {}).get("state") in ("2", "3")]
        if not open_ones:
            return
        row = self._random.choice(sorted(open_ones, key=lambda row: row.id))
        word = self._world.people.word("批复")
        state = {"state": self._random.choice("4567"), "state_at": self._world.timeline.us, "state_note": word}
        decision = {"decided_on": "2026-11-25", "decided_by": "区里", "decision": word}
        self.write(row.scope, "proposal", row.id, {"state": state, "district": decision})

    def _parameter(self) -> None:
        """A number of the district, for everybody."""
        declared = declarations().tables["policy_parameter"]
        values: dict[str, Any] = {column.name: None for column in declared.columns}
        values |= {"key": self._world.people.word("参数"), "value": 7, "valid_from": "2026-01-01", "basis": "1"}
        self.write("*", "policy_parameter", self._fresh_id(), values)

    def _move_learner(self) -> None:
        """The district tells another branch of a learner; the old one may void its own relation later."""
        learners = sorted(
            key[1]
            for key, versions in self._world.history.versions.items()
            if key[0] == "learner" and not versions[-1].row.is_removed and not versions[-1].row.is_erased
        )
        if not learners:
            return
        self.move(self._random.choice(learners))

    def move(self, learner: bytes) -> None:
        """A branch that did not know her is told of a learner."""
        row = self._world.history.versions[("learner", learner)][-1].row
        desk = self._random.choice([d for d in self._world.living if d.scope != row.scope] or self._world.living)
        values = {
            "learner_id": text(learner),
            "branch_id": text(desk.open.facts.branch_id.bytes),
            "kind": "2",
            "at": self._world.timeline.us,
            "offset_min": 480,
            "by_id": None,
            "desk_id": None,
            "voids_id": None,
            "reason": self._world.people.word("转入"),
        }
        self.write(row.scope, "learner_branch", self._fresh_id(), values)
        self._note("learner moved")

    def _erase(self) -> None:
        learners = sorted(
            key[1]
            for key, versions in self._world.history.versions.items()
            if key[0] == "learner" and key[1] not in self.erased and not versions[-1].row.is_erased
        )
        if not learners:
            return
        learner = self._random.choice(learners)
        row = self._world.history.versions[("learner", learner)][-1].row
        self._world.exchanges.erase(row.scope, learner)
        self.erased[learner] = set()
        self._note("person erased")

    def words_of_the_erased(self) -> None:
        """Everything that anybody ever wrote about them, for O11."""
        for op in self._world.diary.order:
            if op.table == "learner" and op.id in self.erased and op.crafted is None:
                self.erased[op.id] |= words_of(op)

    def _remove_many(self) -> None:
        """A branch fills up with venues, everybody gets them, and the district takes them all out."""
        desk = next((desk for desk in self._world.living if not desk.is_exchanging), None)
        if desk is None:
            return
        self._removed_many = True
        for _ in range(MANY):
            self._world.people.add_venue(desk)
        self._world.exchanges.quietly(desk)
        for (table, record), versions in sorted(self._world.history.versions.items()):
            if table == "venue" and not versions[-1].row.is_removed and self._stands_there(table, record):
                self._world.district.office.remove(versions[-1].row.scope, "venue", record)
                self._world.diary.district_wrote(versions[-1].row, "delete", {}, self._world.timeline.ms)
        self._world.look_at_district()
        self._note("many rows removed")

    def _stands_there(self, table: str, record: bytes) -> bool:
        """A district that was put back knows nothing (yet) of what came after its copy."""
        return bool(self._world.district.sql(f'SELECT 1 FROM "{table}" WHERE id = ?', record))

    def write(self, scope: str, table: str, record: bytes, registers: Mapping[str, Any]) -> None:
        """The district writes."""
        self.district_acts += 1
        known = self._world.history.versions.get((table, record))
        if known:
            self._world.diary.district_wrote(known[-1].row, "update", registers, self._world.timeline.ms)
        self._world.district.write(scope, table, record, registers)
        self._world.look_at_district()

    def _fresh_id(self) -> bytes:
        self._world.timeline.pass_by(1)
        number = (self._world.timeline.ms << 80) | (7 << 76) | (0b10 << 62) | self._random.getrandbits(62)
        return number.to_bytes(16, "big")
