"""How industries use power (domain.md section 10, industry profile)."""

from msgspec import Struct


class Profile(Struct, frozen=True):
    """One industry: shares of accounts, peak, flat and valley; `ratio` is July's energy over January's."""

    division: str
    share: float
    use: float
    load_factor: float
    peak: float
    flat: float
    valley: float
    pf: float
    ratio: float


def _profiles() -> tuple[Profile, ...]:
    rows = """
    39 30 .60 .62 35 36 29 .95 1.30
    29 10 .58 .55 35 36 29 .93 1.15
    33 10 .50 .42 40 38 22 .90 1.10
    34 5 .48 .40 42 39 19 .91 1.10
    35 5 .48 .40 42 39 19 .91 1.10
    38 9 .52 .48 38 37 25 .94 1.20
    27 3 .55 .60 34 36 30 .95 1.20
    23 4 .50 .40 41 39 20 .91 1.15
    14 3 .52 .52 36 37 27 .93 1.20
    26 2 .60 .68 32 36 32 .94 1.05
    46 2 .55 .72 31 36 33 .94 1.10
    64 2 .50 .90 30 37 33 .97 1.08
    65 2 .50 .90 30 37 33 .97 1.08
    51 2 .55 .45 40 44 16 .94 1.60
    52 2 .55 .45 40 44 16 .94 1.60
    61 2 .50 .50 34 43 23 .94 1.50
    84 2 .45 .55 36 40 24 .95 1.40
    83 2 .35 .35 42 43 15 .93 1.50
    70 3 .42 .38 44 43 13 .94 1.60
    """
    made = []
    for line in rows.strip().splitlines():
        division, *figures = line.split()
        share, use, factor, peak, flat, valley, pf, ratio = (float(figure) for figure in figures)
        made.append(Profile(division, share, use, factor, peak / 100, flat / 100, valley / 100, pf, ratio))
    return tuple(made)


PROFILES = _profiles()
