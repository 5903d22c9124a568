"""A port of this computer at which something answers that is no database."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def listening(answer: bytes, then: ssl.SSLContext | None = None) -> Iterator[int]:
    """Listen at a port of this computer; give every caller an answer and perhaps speak TLS with it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                kept.append(caller)
                try:
                    if answer:
                        caller.recv(8)
                        caller.sendall(answer)
                    if then is not None:
                        kept.append(then.wrap_socket(caller, server_side=True))
                except OSError:
                    continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)
            for each in kept:
                each.close()
    thread.join()
