"""A small proxy between a desk and its server that loses what a line or a pooler may lose."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

COMMITTED = b"C\x00\x00\x00\x0bCOMMIT\x00"
NOTIFICATION = ord("A")


class Proxy:
    """Passes everything on, until it is told to lose notifications or the next answer to a COMMIT."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self.loses_notes = False
        self.cuts = 0
        """How many answers to COMMIT are still to be lost, each with its connection."""
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """End every connection."""
        for each in (self._server, *self._open):
            _shut(each)

    def _serve(self) -> None:
        while True:
            try:
                desk, _ = self._server.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            self._open += [desk, server]
            threading.Thread(target=self._pass, args=(desk, server), daemon=True).start()
            threading.Thread(target=self._answer, args=(server, desk), daemon=True).start()

    def _pass(self, desk: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while part := desk.recv(65536):
                server.sendall(part)
        _shut(server)

    def _answer(self, server: socket.socket, desk: socket.socket) -> None:
        held = b""
        with suppress(OSError):
            while part := server.recv(65536):
                held += part
                while len(held) >= 5 and len(held) > (size := int.from_bytes(held[1:5])):
                    message, held = held[: size + 1], held[size + 1 :]
                    if message == COMMITTED and self.cuts > 0:
                        self.cuts -= 1
                        held = b""
                        raise ConnectionAbortedError
                    if not (self.loses_notes and message[0] == NOTIFICATION):
                        desk.sendall(message)
        _shut(desk)
        _shut(server)


def _shut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def proxy_to(port: int) -> Iterator[Proxy]:
    """Give a proxy to a port of this computer."""
    made = Proxy(port)
    try:
        yield made
    finally:
        made.close()
