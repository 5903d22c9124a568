"""The second process itself: `python -m crm.planning.propose.child`.

It reads one pickle (models, seconds, seed, clock) and writes better and better answers to each model (its number, the
answer). It stops at once and writes what it has when its input ends. Nothing else imports it: it is loaded once.
"""

import os
import pickle
import sys
import threading
import time

from crm.planning.propose.solve import Answer, Budget, solve

EVERY = 0.5
"""Seconds between two answers to a model; the last one follows at the end."""
POLITE = 5
"""How much it stands back where a system knows that: the window goes first."""


class Teller:
    """Writes answers to one model."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.told = time.monotonic()

    def better(self, answer: Answer) -> None:
        """Write a better answer, not too often."""
        if time.monotonic() - self.told >= EVERY:
            self.write(answer)

    def write(self, answer: Answer) -> None:
        """Write an answer."""
        pickle.dump((self.number, answer), sys.stdout.buffer)
        sys.stdout.buffer.flush()
        self.told = time.monotonic()


def main() -> int:
    """Search each model of the task and write an answer for each."""
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        models, seconds, seed, clock = pickle.load(sys.stdin.buffer)
    except (EOFError, pickle.UnpicklingError):
        return 0
    stopped = threading.Event()

    def wait() -> None:
        sys.stdin.buffer.read()
        stopped.set()

    threading.Thread(target=wait, daemon=True).start()
    end = clock() + seconds
    for number, model in enumerate(models):
        share = max(0.0, end - clock()) / (len(models) - number)
        teller = Teller(number)
        teller.write(solve(model, Budget(share, None, stopped.is_set, clock), seed, teller.better))
    os._exit(0)  # the waiting thread holds the input, and an orderly end would wait for it
    return 0


if __name__ == "__main__":
    sys.exit(main())
