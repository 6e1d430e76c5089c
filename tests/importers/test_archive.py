"""A file out of an archive: found wherever it is, and nothing that an archive can be brings the program down."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.files.archive import DIRECTORY_LIMIT, is_archive, unpacked
from cuegen.problems import Refused

WANTED = "Connections.csv"


def archive(*members: tuple[str, bytes]) -> bytes:
    """Pack files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in members:
            written.writestr(name, data)
    return packed.getvalue()


def refusal(data: bytes, limit: int = 1000) -> str:
    """Return what is said of an archive."""
    with pytest.raises(Refused) as caught:
        unpacked(data, WANTED, "archive.zip", limit=limit)
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.message


@pytest.mark.parametrize("name", [WANTED, "Basic_LinkedInDataExport/Connections.csv", "a/b/connections.CSV"])
def test_it_is_found_in_any_folder(name: str) -> None:
    """And in any case."""
    data = archive(("Profile.csv", b"x"), ("__MACOSX/Connections.csv", b"shadow"), (name, b"found"))
    assert is_archive(data)
    assert unpacked(data, WANTED, "archive.zip") == b"found"


def test_the_nearest_to_the_top_is_taken() -> None:
    """Whatever their order."""
    assert unpacked(archive(("a/" + WANTED, b"deep"), (WANTED, b"top")), WANTED, "archive.zip") == b"top"


def test_it_is_not_there() -> None:
    """LinkedIn's first archive has no messages."""
    assert refusal(archive(("messages.csv", b"x"))) == "there is no Connections.csv in this archive"
    assert refusal(archive()) == "there is no Connections.csv in this archive"


def test_a_bomb() -> None:
    """Not more of it is unpacked than is allowed."""
    bomb = archive((WANTED, bytes(50_000_000)))
    assert len(bomb) < 100_000
    assert refusal(bomb) == "Connections.csv in it is too large: more than the 1,000 bytes that are allowed"


def test_more_files_than_memory() -> None:
    """The directory alone can be the bomb."""
    data = bytearray(archive((WANTED, b"x")))
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = (DIRECTORY_LIMIT + 1).to_bytes(4, "little")
    assert refusal(bytes(data)) == "too many files in this archive"


def test_a_truncated_archive() -> None:
    """As after a download that broke off: never anything else than a refusal."""
    whole = archive((WANTED, b"First Name,Last Name\n" * 100))
    for length in range(4, len(whole)):
        refusal(whole[:length])


def test_an_encrypted_archive() -> None:
    """It cannot be unpacked."""
    data = bytearray(archive((WANTED, b"x")))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + flags] |= 1
    assert refusal(bytes(data)) == "this ZIP archive cannot be unpacked"


@given(st.data())
def test_damage_anywhere(data: st.DataObject) -> None:
    """Flipped bytes give the file, or a refusal."""
    damaged = bytearray(archive((WANTED, b"First Name,Last Name\n" * 20)))
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        unpacked(bytes(damaged), WANTED, "archive.zip", limit=10_000)
    except Refused as refused:
        assert refused.problems[0].hint  # noqa: PT017 - being read is as good
