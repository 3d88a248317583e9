"""Check digits of ORCID, ISBN and ISSN."""

import pytest

from tests.check.build import codes, p, with_body


@pytest.mark.parametrize(
    "text",
    [
        "https://orcid.org/0000-0002-1825-0097",
        "ORCID: 0000-0002-1694-233X",
        "ORCID: 0000-0002-1694-233Х",
        "ISBN 978-3-16-148410-0.",
        "ISBN-13: 9783161484100",
        "ISBN 3-16-148410-X",
        "ISSN 0378-5955",
        "e-ISSN: 2434-561X",
        "ISSN 2434-561Х",
        "ISSN (print) 0378-5955",
        "тел. 8701-2345-6789-0123",
    ],
)
def test_sound_numbers(text: str):
    assert codes(with_body(p(text))) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0000-0002-1825-0098", "check.orcid"),
        ("ISBN 978-3-16-148410-1", "check.isbn"),
        ("ISBN 3-16-148410-0", "check.isbn"),
        ("ISSN 0378-5956", "check.issn"),
    ],
)
def test_mistyped_numbers(text: str, code: str):
    assert codes(with_body(p(text))) == [code]
