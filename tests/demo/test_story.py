"""What the terminal shows of a morning: a line a scene, a bar before it, and nothing that a poor console chokes on."""

import io

from bjdesk.demo.story import Story, bar


class Terminal(io.StringIO):
    """A terminal on which lines can be written over."""

    def isatty(self) -> bool:
        return True


def test_each_scene_is_a_line_with_a_bar_that_grows():
    out = io.StringIO()
    story = Story(2, out)

    story.tell("门开了", "the door opens")
    story.tell("人来了", "people come")

    first, second = out.getvalue().splitlines()
    assert first == f"{'█' * 10}{'░' * 10}  50 %  门开了  the door opens"
    assert second.startswith("█" * 20 + " 100 %")


def test_work_in_progress_is_written_over_on_a_terminal_only():
    paper, screen = io.StringIO(), Terminal()
    for out in (paper, screen):
        story = Story(1, out)
        story.working("造分院", 50, 100)
        story.tell("造好了", "made")

    assert "\r" not in paper.getvalue()
    assert "造分院  50 %" in screen.getvalue()
    assert screen.getvalue().index("\r\033[K") < screen.getvalue().index("造好了")


def test_more_scenes_than_announced_do_not_burst_the_bar():
    out = io.StringIO()
    story = Story(1, out)
    story.tell("一", "one")
    story.tell("二", "two")
    assert out.getvalue().count("100 %") == 2
    assert bar(0).count("░") == 20


def test_a_console_without_chinese_gets_question_marks_instead_of_a_traceback():
    raw = io.BytesIO()
    console = io.TextIOWrapper(raw, encoding="ascii", errors="strict")

    Story(1, console).tell("门开了", "the door opens")

    assert b"the door opens" in raw.getvalue()
    assert b"?" in raw.getvalue()
