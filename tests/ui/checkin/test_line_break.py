"""Lines of the result card end where a reader would pause."""

from PySide6.QtGui import QFontMetricsF

from bjdesk.ui.checkin.line_break import broken
from bjdesk.ui.shell.theme import Theme


def metrics(theme: Theme) -> QFontMetricsF:
    return theme.metrics("leadStrong")


def test_chinese_breaks_after_a_comma_and_never_before_one(theme: Theme) -> None:
    words = "原来的文件一点没动，另外留着。请先用纸质签到表，并联系管理员。"

    lines = broken(words, metrics(theme), metrics(theme).horizontalAdvance(words) * 0.7)

    assert lines == ["原来的文件一点没动，另外留着。", "请先用纸质签到表，并联系管理员。"]


def test_a_latin_word_stays_whole(theme: Theme) -> None:
    words = "Please use the paper register and call the administrator"

    lines = broken(words, metrics(theme), metrics(theme).horizontalAdvance("Please use the paper regis"))

    assert lines[0] == "Please use the paper"
    assert " ".join(lines) == words


def test_a_word_longer_than_the_line_is_cut_somewhere(theme: Theme) -> None:
    lines = broken("a" * 40, metrics(theme), metrics(theme).horizontalAdvance("a" * 16))

    assert [len(line) for line in lines] == [16, 16, 8]
