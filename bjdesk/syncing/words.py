"""What `bjdesk sync` and `bjdesk enrol` say on a console, Chinese first and English second, and how they end.

The window has its own words; these are for whoever looks after the computers.
"""

from collections.abc import Mapping

from bjdesk.syncing.queries import BLOCKING, COMPLETE
from sync.client.report import Stage

DONE, AGAIN, WRONG, PERSON = range(4)
"""Exit codes: all exchanged; not reached or not finished, the queue is kept; the command or the enrolment is wrong;
a person is needed."""

STAGES: Mapping[str, str] = {
    Stage.SEALING: "正在整理… Sealing…",
    Stage.SENDING: "正在上传… Sending…",
    Stage.RECEIVING: "正在接收… Receiving…",
    Stage.OFFERING: "正在补传… Offering…",
    Stage.FINISHING: "正在核对… Comparing…",
}

OUTCOMES: Mapping[str, str] = {
    COMPLETE: "已同步：上传 {sent} 条，收到 {received} 条。\nSynchronised: {sent} sent, {received} received.",
    "cancelled": "已停下，没做完的留到下一次。\nStopped; what is left goes next time.",
    "unfinished": "还没做完，下一次接着来。\nNot finished; the next run goes on.",
    "no-answer": "开着的 bjdesk 没有回应，过一会儿再试。\nThe bjdesk that is running did not answer; try again later.",
    "unequal": "核对时还有出入，下一次再对。\nWhat was compared still differs; the next run looks again.",
    "unreachable": "连不上区里，记录都留着，过一会儿再试。\n"
    "The district was not reached; the queue is kept, try again later.",
    "not-our-server": "连到的不是区里的服务器（网络登录页或证书不对）。\n"
    "What answered is not the district's server: a login page of the network, or another certificate.",
    "malformed": "区里的回答看不懂，记录都留着。\nThe answer of the district cannot be read; the queue is kept.",
    "too-large": "一次传得太多，区里不收；记录都留着。\nThe district takes no request of this size; the queue is kept.",
    "sync-failed": "没有同步成，记录都留着。\nNot synchronised; the queue is kept.",
    "held": "区里要删的太多，先停在这里：请在「同步」页看一下。\n"
    "The district would take away too much: look at the page 同步.",
    "clock-step": "区里的时间和这台电脑差一天以上，请先看哪个对。\n"
    "The district's clock and this one are more than a day apart: see which is right."
    " If it is the district's: bjdesk sync --accept-time",
    "revoked": "区里已停用这台电脑；记录都留着，请联系区里。\nThe district has revoked this desk; the queue is kept.",
    "unknown-device": "区里不认识这台电脑，请向区里要一个新的登记码：bjdesk enrol。\n"
    "The district does not know this desk: enrol it again with a new code.",
    "fork": "这份数据是拷贝或恢复来的，请向区里要一个新的登记码：bjdesk enrol。\n"
    "These data are a copy or were restored: enrol this desk again with a new code.",
    "upgrade-needed": "两边的版本差得太多，请先升级；记录都留着。\n"
    "More than one release apart: upgrade first; the queue is kept.",
    "storage": "这台电脑的硬盘或数据文件有问题。\nSomething is wrong with the disk or the file of this desk.",
    "not-enrolled": "这台电脑还没有在区里登记：bjdesk enrol 登记码 --url 地址。\n"
    "This desk is not enrolled: bjdesk enrol CODE --url URL",
}
REFUSED = "有 {refused} 条区里没有接受，请在「同步」页处理。\n{refused} were refused: see the page 同步."

ENROLLED = (
    "已登记，工作台号 {number:02d}。现在可以运行 bjdesk sync。\n"
    "Enrolled; the desk's number is {number:02d}. Next: bjdesk sync"
)
ENROLLED_AGAIN = (
    "已重新登记，工作台号 {number:02d}；以前的记录会重新上传。\n"
    "Enrolled again; the desk's number is {number:02d}; what was recorded before is sent again."
)
TRAINING = (
    "注意：这是演示分院，只能登记到演练用的服务器。\n"
    "Mind: this is a training branch; its server must be one for training, too."
)
RUNNING = "这台电脑上的 bjdesk 正开着，请先关上再登记。\nbjdesk is running: close it first, then enrol."
GAVE_WAY = (
    "窗口要打开，同步先让开；没做完的留到下一次。\nA window opens, so this run ends; what is left goes next time."
)
ENROLLING: Mapping[str, str] = {
    "enrol-code-refused": "登记码不对、用过了，或过了 15 分钟。请向区里要一个新的。\n"
    "The code is wrong, used, or older than 15 minutes: ask the district for a new one.",
    "enrol-other-branch": "这个登记码是别的分院的：{branch}。\nThis code is for another branch: {branch}.",
    "district-unreachable": "连不上区里，请看看网络，再用同一个登记码试一次。\n"
    "The district was not reached; try again with the same code.",
    "not-our-server": "连到的不是区里的服务器，或证书不是这个机构发的。\n"
    "What answered is not the district's server, or its certificate is not of this authority.",
    "district-address": "地址要写成 https://…，并用 --authority 给出区里的证书（只有本机可以用 http）。\n"
    "The address must be https:// with --authority; http is for this machine alone.",
    "authority-unreadable": "证书文件读不了，要 PEM 格式。\nThe authority's file is no PEM certificate.",
    "enrol-failed": "没有登记成：{reason}。\nNot enrolled: {reason}.",
}
TROUBLE = "没有做成：{code} {facts}\nNot done: {code} {facts}"


def exit_code(outcome: str, refused: int = 0) -> int:
    """How `bjdesk sync` ends."""
    if outcome == "not-enrolled":
        return WRONG
    if outcome in BLOCKING or outcome == "storage" or refused:
        return PERSON
    return DONE if outcome == COMPLETE else AGAIN


def outcome_words(outcome: str, sent: int = 0, received: int = 0, refused: int = 0) -> str:
    """The last lines of `bjdesk sync`."""
    counts = {"sent": sent, "received": received, "refused": refused}
    words = OUTCOMES.get(outcome, OUTCOMES["sync-failed"]).format(**counts)
    return f"{words}\n{REFUSED.format(**counts)}" if refused else words
