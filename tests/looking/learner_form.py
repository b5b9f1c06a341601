"""The states of a person's form on 学员: blank, wrong, alike, with a card, being completed, changed elsewhere."""

from PySide6.QtCore import Qt

from bjdesk.people import queries
from bjdesk.people.editing.commands import EditLearner
from tests.looking.at_the_desk import KEY
from tests.looking.branches import CARDS, STRANGER
from tests.looking.hands import CTRL, Hands
from tests.looking.scenes import State

TAB = Qt.FocusReason.TabFocusReason


def open_a_blank_form(hands: Hands) -> None:
    hands.press(KEY.Key_2, CTRL)
    hands.press(KEY.Key_F4)


def save_it_blank(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)


def copy_a_number_wrongly(hands: Hands) -> None:
    """The example of the standard with its last digit changed."""
    field = hands.page.editing.form.number
    field.edit.setFocus(TAB)
    field.set_text("110105194912310021")
    hands.typed.append(field.text)
    hands.press(KEY.Key_S, CTRL)


def be_somebody_known(hands: Hands) -> None:
    form = hands.page.editing.form
    form.number.set_text("")
    for field, text in ((form.name, "王桂芳"), (form.phone, "13857125678"), (form.birth, "1956")):
        hands.typed.append(text)
        field.set_text(text)
        field.edited.emit(text)
    form.consent.set_given(True)
    hands.press(KEY.Key_S, CTRL)
    hands.until(lambda: bool(hands.page.messages.banners), "she is asked about")


def swipe_a_new_card(hands: Hands) -> None:
    hands.scan(STRANGER)


def swipe_the_card_of_another(hands: Hands) -> None:
    hands.scan(CARDS[1])


def save_it_anyway(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)
    hands.press(KEY.Key_S, CTRL)


def enter_the_next_of_the_family(hands: Hands) -> None:
    hands.page.editing.register_family()
    hands.settle()


def complete_an_unfinished_one(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_F3)
    hands.type("dgt")
    hands.until(lambda: hands.page.detail.name == "丁根土", "he is found")
    hands.press(KEY.Key_E, CTRL)


def find_that_another_desk_was_there(hands: Hands) -> None:
    page = hands.page
    person = page.editing.editor.learner
    now = page.desk.read(queries.learner_cells, person)
    page.desk.desk.executor.execute(EditLearner(person, now["rev"], {"name_note": "三单元的", "education": "80"}))
    hands.typed += ["二单元的", "三单元的"]
    page.editing.form.note.set_text("二单元的")
    page.editing.form.note.edit.setFocus(TAB)
    hands.press(KEY.Key_S, CTRL)


def ask_for_another_card(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.scan(CARDS[1])
    detail = hands.page.detail
    detail.show_tab(1)
    detail.cards.table.acted.emit(detail.cards.table.rows.id_at(0), "replace")
    hands.settle()


STATES = (
    State("learner-form", open_a_blank_form),
    State("learner-form-missing", save_it_blank),
    State("learner-form-number", copy_a_number_wrongly),
    State("learner-form-alike", be_somebody_known),
    State("learner-form-card", swipe_a_new_card),
    State("learner-form-card-taken", swipe_the_card_of_another),
    State("learner-entered", save_it_anyway),
    State("learner-form-family", enter_the_next_of_the_family),
    State("learner-form-edit", complete_an_unfinished_one),
    State("learner-form-changed", find_that_another_desk_was_there),
    State("learner-card-replace", ask_for_another_card),
)
