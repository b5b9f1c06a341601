"""Goes through all scenes, states and looks, takes the pictures and gathers the faults."""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from bjdesk.app import DATABASE_FILE
from bjdesk.ui.shell.settings import Settings
from tests.looking import (
    at_the_desk,
    branches,
    certificate_page,
    class_pages,
    districts,
    learner_form,
    other_pages,
    shapes,
    society_pages,
    sync_page,
    trouble,
    venue_pages,
    verify_page,
    walk_in,
)
from tests.looking.hands import Hands, open_desk_window
from tests.looking.pictures import ContactSheet, photograph, save
from tests.looking.scenes import Look, Scene, Start, State
from tests.looking.sight import seen
from tests.looking.words import Reader
from tests.makers import HandClock, make_branch

SCENES = (
    Scene("class", branches.class_of_the_morning, at_the_desk.CLASS),
    Scene("walk-in", branches.class_of_the_morning, walk_in.STATES),
    Scene("pages", branches.class_of_the_morning, (*other_pages.LEARNERS, *other_pages.COURSES)),
    Scene("learner-form", branches.class_of_the_morning, learner_form.STATES),
    Scene("two-classes", branches.two_classes_at_once, at_the_desk.TWO_CLASSES),
    Scene("full-class", branches.a_full_class, at_the_desk.FULL_CLASS),
    Scene("first-day", branches.a_first_day, (*at_the_desk.FIRST_DAY, *other_pages.NOBODY_YET)),
    Scene("no-class", branches.a_first_day, class_pages.NO_CLASS),
    Scene("classes", class_pages.a_term_of_classes, class_pages.CLASSES),
    Scene("societies-none-yet", branches.a_first_day, society_pages.NONE_YET),
    Scene("societies", society_pages.a_year_of_societies, society_pages.SOCIETIES),
    Scene("venues-none-yet", branches.a_first_day, venue_pages.NO_VENUE),
    Scene("venues", venue_pages.a_week_of_venues, venue_pages.VENUES),
    Scene("day-off", branches.a_day_off, at_the_desk.DAY_OFF),
    Scene("sync-new", branches.a_first_day, sync_page.NOT_ENROLLED),
    Scene("sync-in-step", districts.in_step, sync_page.IN_STEP),
    Scene("sync-much", districts.much_to_look_at, sync_page.MUCH),
    Scene("sync-clock", districts.a_clock_that_jumped, sync_page.CLOCK),
    Scene("sync-copied", districts.a_desk_that_was_copied, sync_page.COPIED),
    Scene("certificates", certificate_page.finished_classes, certificate_page.STATES),
    Scene("certificates-no-number", certificate_page.without_number, certificate_page.NO_NUMBER),
    Scene("certificates-none-yet", branches.a_first_day, certificate_page.NONE_YET),
    Scene("verify", verify_page.with_papers, verify_page.STATES),
    Scene("trouble", branches.class_of_the_morning, trouble.STATES),
    Scene("damaged", branches.a_first_day, trouble.DAMAGED, Start.DAMAGED),
    Scene("opening", branches.a_first_day, trouble.OPENING, Start.STILL_OPENING),
)


class Fault(NamedTuple):
    """One thing that is wrong: where it was seen, on which widget, and what."""

    state: str
    look: str
    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.state} [{self.look}] {self.path}: {self.what}"


@dataclass
class Tour:
    """One walk in one language and size of text; the application speaks that language already.

    `faces` are unpacked faces for rare names; without `out` no pictures are kept.
    """

    app: QApplication
    language: str
    work: Path
    faces: Path
    looks: Sequence[Look]
    out: Path | None = None
    reached: list[str] = field(default_factory=list)
    _sheets: dict[Look, ContactSheet] = field(default_factory=dict)

    def walk(self, scenes: Sequence[Scene] = SCENES) -> Iterator[Fault]:
        """Every fault, in the order of the scenes."""
        for scene in scenes:
            yield from self._play(scene)
        for look, sheet in self._sheets.items():
            if self.out is not None:
                sheet.save(self.out / f"{self.language}-{look}.png")

    def _play(self, scene: Scene) -> Iterator[Fault]:
        folder = self.work / scene.name
        clock, reader = self._prepare(scene, folder)
        hands = open_desk_window(self.app, folder, clock, is_held=scene.start is Start.STILL_OPENING)
        reader.typed = hands.typed
        try:
            for state in scene.states:
                yield from self._look_at(state, hands, reader)
        finally:
            hands.desk.close()
            hands.desk.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()  # here, before the thread that opens the next desk does it for objects of this one

    def _prepare(self, scene: Scene, folder: Path) -> tuple[HandClock, Reader]:
        branch = make_branch(folder)
        scene.prepare(branch)
        reader = Reader(self.language, (*branches.data(branch), *districts.data(branch)))
        branch.close()
        (folder / "faces").symlink_to(self.faces)
        if scene.start is Start.DAMAGED:
            (folder / DATABASE_FILE).write_bytes(b"\0" * 8192)
        settings = Settings(folder / "desk.ini")
        settings.text_scale = self.looks[0].percent / 100
        settings.save()
        return branch.clock, reader

    def _look_at(self, state: State, hands: Hands, reader: Reader) -> Iterator[Fault]:
        looks = state.where.among(self.looks)
        if not looks:
            return
        hands.set_look(*looks[0])
        state.reach(hands)
        self.reached.append(state.name)
        for look in looks:
            hands.set_look(*look)
            for path, what in _faults(hands, reader):
                yield Fault(state.name, f"{self.language}-{look}", path, what)
            self._keep(state.name, look, hands)
        hands.set_look(*looks[0])
        hands.leave()

    def _keep(self, name: str, look: Look, hands: Hands) -> None:
        if self.out is None:
            return
        image = photograph(hands.windows())
        self._sheets.setdefault(look, ContactSheet()).add(name, image)
        save(image, self.out / f"{self.language}-{look}" / f"{len(self.reached):02d}-{name}.png")


def _faults(hands: Hands, reader: Reader) -> Iterator[tuple[str, str]]:
    for window in hands.windows():
        all_seen = seen(window)
        for one in all_seen:
            for what in reader.faults(one):
                yield one.path, what
        yield from shapes.faults(all_seen)
