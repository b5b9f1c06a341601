"""Reads a person's form: what each field means, what is wrong with it, and what the number of a document says (D5)."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.age import band, known_age
from bjdesk.people.identity import IdNumber, KeptNumber, kept, read_number
from bjdesk.people.names import birth, clean_name, clean_note, clean_phone
from bjdesk.reference.queries import communities, parameters_on
from bjdesk.ui import formats
from bjdesk.ui.checkin.communities import in_order
from bjdesk.ui.code_names import code_names
from bjdesk.ui.courses.picking import Choice, PickField
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners import words
from bjdesk.ui.learners.form_values import columns_of, texts
from bjdesk.ui.learners.form_words import field_words
from bjdesk.ui.learners.learner_form import LearnerForm

_NO_DOCUMENT = "99"
translate = QCoreApplication.translate


@dataclass(frozen=True)
class Typed:
    """What the form means: field -> its columns, and what stays of the number."""

    columns: Mapping[str, Mapping[str, Any]]
    number: KeptNumber | None

    @property
    def values(self) -> dict[str, Any]:
        return self.of(self.columns)

    def of(self, fields: Iterable[str]) -> dict[str, Any]:
        """The columns of these fields."""
        found: dict[str, Any] = {}
        for field in fields:
            found |= self.columns.get(field, {})
        return found


class FormReading:
    """For one desk; forgets a number as soon as it is hashed."""

    def __init__(self, form: LearnerForm, desk: DeskWorkspace) -> None:
        self._form, self._desk = form, desk
        self._tail = ""
        self._bands: Mapping[str, str] = {}

    @property
    def today(self) -> date:
        return self._desk.rules.day(self._desk.clock.now())

    def prepare(self, cells: Mapping[str, Any] | None) -> None:
        """The lists as they are today, the branch's own street first, and the words of the consent."""
        desk, form = self._desk, self._form
        places = in_order(desk.read(communities, self.today), desk.scope)
        documents = [(code, name) for code, name in desk.read(code_names, "id_type").items() if code != _NO_DOCUMENT]
        form.offer(
            {
                "community": [Choice(place.id, place.name) for place in places],
                "education": [Choice(*one) for one in desk.read(code_names, "education_GB_T_4658").items()],
                "kind": [Choice(*one) for one in documents],
            }
        )
        self._bands = desk.read(code_names, "age_band")
        self._tail = "" if cells is None else cells["id_tail"] or ""
        told = desk.read(parameters_on, self.today, desk.desk.facts.branch_id)
        facts = {
            "branch": desk.facts.branch_name,
            "years": told["retention.contact_years"],
            "phone": translate("Learners", "见分院公告"),
        }
        form.consent.set_texts(str(told["consent.text.spoken"]), str(told["consent.text.1"]).format(**facts))
        form.id_box.setToolTip(str(told["consent.text.2"]))

    # --- what stands in the fields -----------------------------------------------------------------------------------

    def texts(self, cells: Mapping[str, Any]) -> dict[str, str]:
        """Every field as it shows this person."""
        educated = next((one.name for one in self._form.education.choices if one.key == cells["education"]), "")
        return texts(cells) | {"community": self.community_name(cells["community_id"]), "education": educated}

    def community_name(self, record: UUID | None) -> str:
        return next((one.name for one in self._form.community.choices if one.key == record), "")

    def said(self, field: str, text: str) -> str:
        """What stands in a field, in words."""
        part = self._form.parts[field]
        said = getattr(part, "said", None)
        return str(said(text)) if said is not None else text

    # --- what it means -----------------------------------------------------------------------------------------------

    def typed(self, *, is_new: bool) -> Typed | None:
        """None after every field that is wrong has said so; the first of them has the keyboard."""
        wrong: dict[str, str] = {}
        found: dict[str, Mapping[str, Any]] = {}
        number = self._number(wrong)
        for field, part in self._form.parts.items():
            try:
                found[field] = self._columns(field, part)
            except RuleBroken as error:
                wrong.setdefault(field, field_words(error)[1])
        wrong |= self._missing(number, is_new=is_new)
        self._form.show_errors(wrong)
        if wrong:
            return None
        return Typed(found, None if number is None else kept(number, self._desk.desk.id_key))

    def _columns(self, field: str, part: Any) -> Mapping[str, Any]:
        key = None
        if isinstance(part, PickField) and part.text.strip():
            if part.choice is None:
                raise RuleBroken("community-unknown" if field == "community" else "not-in-list")
            key = part.choice.key
        _CHECKS.get(field, _any)(part.text)
        return columns_of(field, part.text, key, self.today)

    def _missing(self, number: IdNumber | None, *, is_new: bool) -> dict[str, str]:
        form = self._form
        found = []
        if number is not None and not form.id_box.isChecked():
            found.append(RuleBroken("id-consent-missing"))
        is_known = number is not None or bool(self._tail)
        if not is_known and not any(part.text.strip() for part in (form.phone, form.birth, form.community)):
            found.append(RuleBroken("one-of-three-missing"))
        if number is None and not form.birth.text.strip() and not form.age.text:
            found.append(RuleBroken("of-age-missing"))
        if is_new and not form.consent.is_given:
            found.append(RuleBroken("consent-missing"))
        return dict(field_words(error) for error in found)

    def _number(self, wrong: dict[str, str]) -> IdNumber | None:
        if not self._form.number.text.strip():
            return None
        kind = self._form.kind.choice
        if kind is None:
            wrong["kind"] = translate("Learners", "按 ↓ 选一项")
            return None
        try:
            return read_number(self._form.number.text, self.today, str(kind.key))
        except RuleBroken as error:
            wrong["number"] = field_words(error)[1]
            return None

    def found_by(self) -> tuple[str, str | None, int | None]:
        """Name, telephone and year as far as they can be read, to look for others by."""
        form, name, phone, year = self._form, "", None, None
        with suppress(RuleBroken):
            name = clean_name(form.name.text).text
        with suppress(RuleBroken):
            phone = clean_phone(form.phone.text)
        with suppress(RuleBroken):
            year = birth(form.birth.text, self.today)[1]
        return name, phone, year

    # --- what is told while one types --------------------------------------------------------------------------------

    def show_meanings(self) -> None:
        """How the document was understood, which sex and birth then say, and the band of her age (R4)."""
        number = self._read_number()
        if number is not None and number.birth_date is not None and number.sex is not None:
            self._form.birth.set_text(number.birth_date.isoformat())
            self._form.sex.set_text(number.sex)
            for part in (self._form.birth, self._form.sex, self._form.number):
                part.set_error("")
        self._form.number.set_hint(self._number_hint(number))
        self._form.birth.set_hint(self._birth_hint())

    def _read_number(self) -> IdNumber | None:
        kind = self._form.kind.choice
        with suppress(RuleBroken):
            return read_number(self._form.number.text, self.today, str(kind.key) if kind is not None else "01")
        return None

    def _number_hint(self, number: IdNumber | None) -> str:
        if number is not None:
            words_ = translate("Learners", "对得上，只留后 4 位 {tail}")
            return words_.format(tail=number.tail)
        if self._tail:
            return translate("Learners", "已留尾号 {tail}，换了才填").format(tail=self._tail)
        return translate("Learners", "核对完就忘，只留后 4 位")

    def _birth_hint(self) -> str:
        with suppress(RuleBroken):
            born, year = birth(self._form.birth.text, self.today)
            found = known_age(self.today, born, year)
            if found is not None:
                return formats.joined(words.age(found), self._bands.get(band(found.years), ""))
        return translate("Learners", "写年份就行")


def _any(_text: str) -> None:
    """Nothing to check before it is saved."""


def _phone(text: str) -> None:
    if text.strip():
        clean_phone(text)


_CHECKS: Mapping[str, Any] = {"name": clean_name, "note": clean_note, "phone": _phone}
