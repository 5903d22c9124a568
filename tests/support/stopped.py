"""Work that is cancelled at a certain look, to try each of them."""

from crm.domain.progress import Progress


class Stopped(Progress):
    """Is cancelled when it is asked for the n-th time."""

    def __init__(self, asked: int) -> None:
        super().__init__()
        self.asked = asked

    def look(self) -> None:
        self.asked -= 1
        if self.asked == 0:
            self.cancel()
        super().look()
