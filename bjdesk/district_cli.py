"""The command line `bjdesk-district`: make a server, let desks in, look after it, serve."""

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bjdesk import district as root
from bjdesk.kernel.errors import DeskError

FAILED, WORDS = 1, 2
"""Exit codes: something is wrong with the server; something is wrong with the command."""
_FOLDER, _URL, _LEDGER = "BJDESK_DISTRICT_FOLDER", "BJDESK_DISTRICT_DATABASE", "BJDESK_DISTRICT_LEDGER"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
CONCURRENT, HEAD_BYTES, KEEP_ALIVE_S, GRACE_S = 200, 16_384, 5, 30


class Words(Exception):
    """What stands in the way, in words."""


def main(argv: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ) -> int:
    """Run one command; returns the exit code."""
    arguments = _parser(environment).parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except Words as words:
        print(words, file=sys.stderr)
    except root.KeyUnsafe as unsafe:
        print(f"{unsafe}: chmod 600. 密钥文件的权限必须是 600。", file=sys.stderr)
    except DeskError as error:
        print(f"{error.code}: {error.facts}", file=sys.stderr)
    return WORDS


def _parser(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bjdesk-district", description="区级同步服务器 · the district's server")
    folder = environment.get(_FOLDER)
    parser.add_argument("--folder", type=Path, default=Path(folder) if folder else None, help="keys, ledger, database")
    parser.add_argument("--database", default=environment.get(_URL), help="URL of a PostgreSQL (default: a file)")
    ledger = environment.get(_LEDGER)
    parser.add_argument("--ledger", type=Path, default=Path(ledger) if ledger else None, help="append-only ledger")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    init = commands.add_parser("init", help="make keys, tables and shipped rows; safe to repeat")
    init.add_argument("--app-role", help="PostgreSQL: the role that serves, held by row-level security")
    init.add_argument("--distributed", action="store_true", help="print the calls that spread the tables, do nothing")
    init.set_defaults(run=_init)
    enrol = commands.add_parser("enrol-desk", help="a one-time code for a desk, good for 15 minutes")
    enrol.add_argument("branch", help="nine digits of the branch, e.g. 330108003")
    enrol.set_defaults(run=_enrol)
    commands.add_parser("desks", help="last contact, queue, clock, version").set_defaults(run=_desks)
    revoke = commands.add_parser("revoke", help="take a desk's right away")
    revoke.add_argument("device", help="its id, as `desks` shows it")
    revoke.set_defaults(run=_revoke)
    restored = commands.add_parser("restored", help="let desks bring back what a restore lost, theirs and others'")
    restored.add_argument("state", choices=("open", "closed"))
    restored.set_defaults(run=_restored)
    commands.add_parser("check", help="look the database over; exit 1 if anything is wrong").set_defaults(run=_check)
    _add_serve(commands)
    return parser


def _add_serve(commands: Any) -> None:
    serve = commands.add_parser("serve", help="serve until SIGTERM; what is being merged is merged to its end")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8443)
    serve.add_argument("--workers", type=int, default=1)
    serve.add_argument("--certificate", type=Path, help="PEM; without one only this machine is served")
    serve.add_argument("--key", type=Path, help="PEM of its private key")
    serve.set_defaults(run=_serve)


def _home(arguments: argparse.Namespace) -> root.Home:
    folder = arguments.folder
    if folder is None:
        from platformdirs import user_data_path

        folder = user_data_path("bjdesk-district", appauthor=False)
    return root.Home(folder, arguments.database, arguments.ledger)


def _opened(arguments: argparse.Namespace) -> Any:
    home = _home(arguments)
    if not home.is_made:
        raise Words(f"没有服务器：{home.folder}  No server here yet; run: bjdesk-district init")
    return root.open_district(home)


# --- commands --------------------------------------------------------------------------------------------------------


def _init(arguments: argparse.Namespace) -> int:
    if arguments.distributed:
        from bjdesk.declared import declarations
        from sync.server.installing import distribution
        from sync.server.schema import schema_of

        print("\n".join(distribution(schema_of(declarations()), arguments.app_role or "bjdesk_app")))
        return 0
    rows = root.install(root.open_district(_home(arguments)), arguments.app_role)
    print(f"ready; {rows} shipped rows written")
    return 0


def _enrol(arguments: argparse.Namespace) -> int:
    district = _opened(arguments)
    if arguments.branch not in district.declarations.branches:
        raise Words(f"没有这个分院：{arguments.branch}  branches: {', '.join(district.declarations.branches)}")
    print(district.new_code(arguments.branch))
    return 0


def _desks(arguments: argparse.Namespace) -> int:
    for device in _opened(arguments).devices():
        state = "revoked" if device.revoked_at is not None else _moment(device.seen_at)
        clock = "" if device.clock_off is None else f"{device.clock_off / 1000:+.0f}s"
        cells = (device.id.hex(), device.scope, device.number or "-", device.name, state, device.waiting or 0, clock)
        print(*cells, device.schema, sep="\t")
    return 0


def _moment(ms: int | None) -> str:
    return "never" if ms is None else datetime.fromtimestamp(ms / 1000, root.ZONE).isoformat(" ", "seconds")


def _revoke(arguments: argparse.Namespace) -> int:
    try:
        device = bytes.fromhex(arguments.device)
    except ValueError:
        device = b""
    if not _opened(arguments).revoke(device):
        raise Words(f"没有这个工作台：{arguments.device}  no such desk")
    return 0


def _restored(arguments: argparse.Namespace) -> int:
    _opened(arguments).set_restored(is_open=arguments.state == "open")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from sync.server.checking import FAULTS
    from sync.server.ledger import FileLedger

    home, district = _home(arguments), _opened(arguments)
    found = [FAULTS[code].format(**facts) for code, facts in district.check()]
    try:
        FileLedger(home.ledger_path).check()
    except ValueError as error:
        found.append(str(error))
    print("\n".join(found) or "nothing wrong")
    return FAILED if found else 0


# --- serving ---------------------------------------------------------------------------------------------------------


def _serve(arguments: argparse.Namespace) -> int:
    import uvicorn

    if (arguments.certificate is None or arguments.key is None) and arguments.host not in LOOPBACK:
        raise Words("没有证书只能在本机使用。 Without --certificate and --key only 127.0.0.1 can be served.")
    district = _opened(arguments)
    if arguments.database is None:
        root.install(district)
    district.engine.dispose()
    home = _home(arguments)
    os.environ.update({_FOLDER: str(home.folder), _LEDGER: str(home.ledger_path)})
    if home.url is not None:
        os.environ[_URL] = home.url
    uvicorn.run(
        "bjdesk.district_cli:application",
        factory=True,
        host=arguments.host,
        port=arguments.port,
        workers=arguments.workers,
        ssl_certfile=arguments.certificate,
        ssl_keyfile=arguments.key,
        http="h11",
        ws="none",
        limit_concurrency=CONCURRENT,
        h11_max_incomplete_event_size=HEAD_BYTES,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
        server_header=False,
        date_header=False,
        access_log=False,
        log_level="warning",
    )
    return 0


def application() -> Any:
    """The ASGI application of a worker; where its server lives stands in the environment."""
    import logging

    from sync.server.web import LOG

    logging.basicConfig(stream=sys.stdout, format="%(message)s")
    LOG.setLevel(logging.INFO)
    environment = os.environ
    home = root.Home(Path(environment[_FOLDER]), environment.get(_URL), Path(environment[_LEDGER]))
    district = root.open_district(home)
    district.repeat_erasures()
    district.renew_keys()
    district.prune()
    gc.freeze()  # what a worker has loaded stays; a first push makes many objects that all go together
    gc.set_threshold(100_000, 20, 20)
    return root.web_of(district)
