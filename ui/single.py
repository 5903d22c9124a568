"""One window a database file: a second start raises the first window. A dead program's lock frees itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ANSWER_MS = 300


class Claim(QObject):
    """The right to a file, held while the program runs; `knocked` when a second program asks for the same file."""

    knocked = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        whole = path.absolute()
        # By Qt, which is there: the standard library's digests load OpenSSL.
        digest = QCryptographicHash.hash(str(whole).encode(), QCryptographicHash.Algorithm.Sha256)
        self._name = f"rounds-{digest.toHex().toStdString()[:24]}"
        self._lock = QLockFile(str(whole.with_name(f"{whole.name}.lock")))
        self._lock.setStaleLockTime(0)
        self.taken = self._lock.tryLock(100)
        self.answered = False
        """Whether another window heard the knock, so that this program has nothing to do."""
        self._server: QLocalServer | None = None
        if self.taken:
            QTimer.singleShot(0, self, self._listen)
        else:
            self._knock()

    def release(self) -> None:
        """Give the file free."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
        self.taken = False

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if not self.taken:
            return
        self._server = QLocalServer(self)
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        self._server.newConnection.connect(self.knocked)

    def _knock(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        self.answered = socket.waitForConnected(ANSWER_MS)
