"""ISBN are told from what looks like one."""

from __future__ import annotations

import pytest

from proceedings.model.isbn import isbn_fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("978-601-00-0000-1", ""),
        ("ISBN 978-3-16-148410-0", ""),
        ("9783161484100", ""),
        ("978–3–16–148410–0", ""),
        ("0-306-40615-2", ""),
        ("0-8044-2957-X", ""),
        ("978-601-00-0000-2", "checksum"),
        ("0-306-40615-3", "checksum"),
        ("977-601-00-0000-1", "prefix"),
        ("978-601-00-0000", "length"),
        ("", "length"),
        ("978-601-00-000X-1", "characters"),
        ("978601000000X", "length"),
        ("см. на обороте", "characters"),
    ],
)
def test_a_number_is_an_isbn_or_why_not(text: str, fault: str) -> None:
    assert isbn_fault(text) == fault


def test_every_wrong_digit_is_noticed() -> None:
    good = "9786010000001"
    wrong = [good[:at] + str((int(good[at]) + 1) % 10) + good[at + 1 :] for at in range(13)]
    assert all(isbn_fault(each) for each in wrong)
