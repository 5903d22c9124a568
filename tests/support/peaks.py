"""How much memory questions about very many accounts hold."""

import tracemalloc
from collections.abc import Callable
from uuid import UUID

from crm.storage.reader import Reader
from crm.storage.store import Store
from crm.storage.tables import Account, Customer
from crm.storage.unit import UnitOfWork
from tests.support.build import Bureau

MANY = 4_000
SIGNS = "海岳精密机械电子科技光学冷链物流食品"


def many_accounts(work: UnitOfWork, home: Bureau) -> list[UUID]:
    """Make accounts with names that no other has."""
    customer = work.insert(Customer, portfolio_id=home.book_id, name="演示集团", sort_key="演示集团")
    made = [name_of(number) for number in range(MANY)]
    common = {
        "portfolio_id": home.book_id,
        "customer_id": customer,
        "segment": "large_industrial",
        "contract_kva": 1250.0,
        "importance_grade": "none",
        "is_direct_service": False,
        "is_high_risk": False,
    }
    rows = (
        {**common, "account_no": f"99{number:011}", "name": name, "sort_key": name, "address": f"演示路{number}号"}
        for number, name in enumerate(made)
    )
    return work.insert_many(Account, list(rows))


def name_of(number: int) -> str:
    """Return a name that no other number has."""
    signs = [SIGNS[number // len(SIGNS) ** place % len(SIGNS)] for place in range(4)]
    return f"深圳市{''.join(signs)}{''.join(reversed(signs))}有限公司"


def measured(store: Store, question: Callable[[Reader], object]) -> tuple[float, float]:
    """Return the peak and what is kept of a question that was asked before, in bytes for each account."""
    with store.read() as reader:
        question(reader)
        tracemalloc.start()
        try:
            answer = question(reader)
            kept, peak = tracemalloc.get_traced_memory()
            del answer
        finally:
            tracemalloc.stop()
    return peak / MANY, kept / MANY
