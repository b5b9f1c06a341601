"""Lets time and events pass, and other threads work meanwhile."""

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer


def wait(ms: int) -> None:
    """So many milliseconds of events.

    `QTest.qWait` keeps Python's lock all the while: an exchange beside the window gets a twentieth of its turns.
    """
    loop = QEventLoop()
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(ms)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
