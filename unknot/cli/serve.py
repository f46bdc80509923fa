"""``unknot serve``: the app on this computer, and the browser that shows it."""

from __future__ import annotations

import click

from unknot.cli.command import Command, data_option

ADDRESS = "127.0.0.1"
PORT = 8765


@click.command(cls=Command)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port to answer on.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@data_option
def serve(*, port: int, no_browser: bool, data: str | None) -> None:
    r"""Start the app on this computer and open it in your browser.

    It answers on 127.0.0.1 alone: nobody else can reach it, and it sends nothing out. Your data stays in
    your own data folder, or in the one you name with --data. Stop it with Ctrl+C.

    \b
    unknot
    unknot serve --port 9000 --no-browser
    unknot serve --data ~/my-back
    """
    import os

    from unknot.cli.data_folder import data_folder, use_data_folder

    use_data_folder(data)
    _make_folder()
    _refuse_taken(port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.config.settings")
    _migrate()
    address = f"http://{ADDRESS}:{port}/"
    click.echo(f"Unknot is at {address}. Your data is in {data_folder()}. Stop with Ctrl+C.")
    _run(port, None if no_browser else address)


def _make_folder() -> None:
    from unknot.cli.bad_input import BadInput
    from unknot.cli.data_folder import data_folder

    folder = data_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"The data folder cannot be made ({error.strerror}). Choose another one with --data DIR."
        raise BadInput.one(str(folder), message) from None


def _refuse_taken(port: int) -> None:
    """Say at once when somebody else answers on this port, and which one is free."""
    from unknot.cli.bad_input import BadInput

    if _free(port):
        return
    other = next((p for p in range(port + 1, min(port + 50, 65536)) if _free(p)), None)
    advice = f"Try: unknot serve --port {other}" if other else "Choose another one with --port N."
    raise BadInput.one(f"--port {port}", f"This port is taken. Unknot may already be running there. {advice}")


def _free(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def _migrate() -> None:
    """Bring the tables up to date; silent when they are."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from django.db import connections

    connections.close_all()  # a worker must not inherit an open file


def _run(port: int, browse_to: str | None) -> None:
    """Answer until stopped."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "unknot.config.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.warning,
    )
    if browse_to:
        _open_when_ready(port, browse_to)
    _look_after(port)
    server.serve()


def _look_after(port: int) -> None:
    """Reminders and the nightly copy, in a thread of this process, which answers no pages itself.

    It begins once the app answers: a worker must not be started from the middle of a tick.
    """
    import threading

    from unknot.cli.tick import tick_for_ever

    threading.Thread(target=tick_for_ever, args=(lambda: _answers(port),), daemon=True).start()


def _open_when_ready(port: int, address: str) -> None:
    """Open the browser as soon as the app answers, without holding it up."""
    import threading
    import webbrowser

    def wait_and_open() -> None:
        if _answers(port):
            webbrowser.open(address)

    threading.Thread(target=wait_and_open, daemon=True).start()


def _answers(port: int) -> bool:
    """Whether the app answers within ten seconds."""
    import socket
    import time

    for _ in range(200):
        try:
            with socket.create_connection((ADDRESS, port), timeout=1):
                return True
        except OSError:
            time.sleep(0.05)
    return False
