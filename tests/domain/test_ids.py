"""Keys are UUIDv7 of the client: unique, and in the order of their making."""

from crm.domain.ids import new_id


def test_keys_are_of_version_seven_and_sort_by_the_time_of_making() -> None:
    made = [new_id() for _ in range(1000)]
    assert {key.version for key in made} == {7}
    assert len(set(made)) == len(made)
    assert [key.bytes for key in made] == sorted(key.bytes for key in made)
