"""The disk's edge: what is read, what is refused and how, and files that are whole at every instant."""

import errno
import io
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.files import (
    create,
    look_ahead,
    read_bytes,
    read_feed,
    read_stream,
    read_text_file,
    shipped,
    write_atomically,
)
from cuegen.files.decoding import decoded
from cuegen.files.temporary import temporary_file
from cuegen.files.writing import PART
from cuegen.problems import Problem, Refused

fcntl = pytest.importorskip("fcntl", reason="the locks, modes and devices of these tests are those of POSIX")

P = ParamSpec("P")

NOBODY = 65534
MIB = 2**20
ABANDONED = ".reconnect.ics.cuegen-k1ll3d.tmp"

# What a process of its own runs: how its writing ends is up to the system.
KILLED_BEFORE_THE_FILE_IS_WHOLE = """
import os, signal, sys
from pathlib import Path
from cuegen.files import write_atomically
os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)
write_atomically(Path(sys.argv[1]), b"new")
"""
LIMITED = """
import resource, sys
from pathlib import Path
from cuegen.files import write_atomically
from cuegen.problems import Refused
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 500_000)
except Refused as refused:
    print(refused, sorted(path.name for path in Path(sys.argv[1]).parent.iterdir()))
"""
WRITES_MANY_VERSIONS = """
import sys
from pathlib import Path
from cuegen.files import write_atomically
for number in range(100):
    write_atomically(Path(sys.argv[1]), sys.argv[2].encode() * (100_000 + number))
"""


def problem_of(act: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Problem:
    """Return the one problem for which `act` is refused."""
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    (problem,) = caught.value.problems
    return problem


def failing(number: int) -> Callable[..., None]:
    """Return a function of the system that fails with this errno."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def mode_of(path: Path) -> int:
    """Return the permission bits of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    """Return what stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Return a feed that was written before, alone in its folder."""
    path = tmp_path / "reconnect.ics"
    path.write_bytes(b"old")
    path.chmod(0o640)
    return path


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """Return a folder whose permission bits count, even where the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


# Reading


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a: 1\r\nb: 2\r", "a: 1\r\nb: 2\r"),
        ("山田 😀".encode(), "山田 😀"),
        (b"\xef\xbb\xbfa: 1\n", "a: 1\n"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa"),  # only the first one is a mark
    ],
)
def test_a_text_is_read_as_it_is(tmp_path: Path, data: bytes, text: str) -> None:
    """But for the byte order mark, from a file as from a stream."""
    path = tmp_path / "contacts.yaml"
    path.write_bytes(data)
    assert read_text_file(path) == text
    assert read_stream(io.BytesIO(data), "-") == text


@pytest.mark.parametrize(
    ("data", "message", "place", "source"),
    [
        (b"a: 1\nb: Zo\xeb x\nc", "a byte that is not UTF-8 (0xEB)", (2, 6), "b: Zo\ufffd x"),
        (b"\xef\xbb\xbfZo\xeb", "a byte that is not UTF-8 (0xEB)", (1, 3), "Zo\ufffd"),
        (b"a\r\n\xc3\xa9\xff\r\nb", "a byte that is not UTF-8 (0xFF)", (2, 2), "é\ufffd"),
        (b"a\rb\r\xff", "a byte that is not UTF-8 (0xFF)", (3, 1), "\ufffd"),
        (b"a\n\xe5\xb1", "a byte that is not UTF-8 (0xE5)", (2, 1), "\ufffd"),  # cut in a character
        (b"\xed\xa0\x80", "a byte that is not UTF-8 (0xED)", (1, 1), "\ufffd\ufffd\ufffd"),  # half of a character
        (b"a: 1\nb\0c\n", "a zero byte, which no text holds", (2, 2), "b\0c"),
        (b"\0b", "a zero byte, which no text holds", (1, 1), "\0b"),
        (b"\xff\n\0", "a zero byte, which no text holds", (2, 1), "\0"),
        ("a".encode("utf-16-le"), "a zero byte, which no text holds", (1, 2), "a\0"),
    ],
)
def test_what_is_no_utf8_has_a_place(data: bytes, message: str, place: tuple[int, int], source: str) -> None:
    """The place is that of the first wrong byte, in lines and code points."""
    assert problem_of(read_stream, io.BytesIO(data), "-") == Problem(
        message=message,
        file="-",
        line=place[0],
        column=place[1],
        source=source,
        hint="save the file as UTF-8",
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_other_encodings_are_named(tmp_path: Path, encoding: str) -> None:
    """Their byte order mark tells them, and no line of theirs can be shown."""
    path = tmp_path / "contacts.yaml"
    path.write_bytes("\ufeffcalendar:".encode(encoding))
    assert problem_of(read_text_file, path) == Problem(
        message=f"the file is in {encoding[:6].upper()}, where UTF-8 is expected",
        file=str(path),
        hint="save the file as UTF-8",
    )


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    """A text comes back to the byte; a problem points into the line that it shows."""
    try:
        text = decoded(data, "f")
    except Refused as refused:
        (problem,) = refused.problems
        assert problem.line is None or problem.source[(problem.column or 0) - 1] in "\ufffd\0"
    else:
        assert data.removeprefix(b"\xef\xbb\xbf") == text.encode()


def test_a_missing_list_can_be_begun(tmp_path: Path) -> None:
    """Other files can only be misnamed."""
    path = tmp_path / "contacts.yaml"
    hint = "`cuegen init` writes one, or name another file"
    assert problem_of(read_text_file, path) == Problem(message="no such file", file=str(path), hint=hint)
    hint = "check the name"
    assert problem_of(read_bytes, path) == Problem(message="no such file", file=str(path), hint=hint)


@pytest.mark.parametrize("read", [read_text_file, read_bytes, read_feed])
def test_paths_that_cannot_be_read(tmp_path: Path, read: Callable[[Path], object]) -> None:
    """A folder, a file in a file, a circle of links, a name that is too long."""
    (tmp_path / "file").touch()
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    refused = {
        tmp_path: ("this is a folder, where a file is expected", "name a file in it"),
        tmp_path / "file" / "x": ("a part of this path is a file, not a folder", "check the path"),
        circle: ("its symbolic links lead in a circle", "name the file itself"),
        tmp_path / ("x" * 300): ("the name is too long", "use a shorter one"),
    }
    for path, (message, hint) in refused.items():
        assert problem_of(read, path) == Problem(message=message, file=str(path), hint=hint)


@pytest.mark.parametrize("read", [read_text_file, read_bytes, read_feed])
def test_no_permission_to_read(own_folder: Path, read: Callable[[Path], object]) -> None:
    """The system decides, not the program."""
    path = own_folder / "secret"
    path.touch(mode=0o200)
    problem = problem_of(read, path)
    assert problem.message == "no permission to read this file"
    assert problem.hint == "allow it, or name another file"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.EIO, "Input/output error"), "input/output error"),
        (OSError("A Disk of no words"), "a disk of no words"),
    ],
)
def test_other_errors_speak_for_themselves(error: OSError, message: str) -> None:
    """In the words of the system, in lower case."""

    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise error

    assert problem_of(read_stream, Failing(), "-") == Problem(message=message, file="-")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Its size is known before."""
    path = tmp_path / "contacts.yaml"
    path.touch()
    os.truncate(path, 200 * MIB)
    tracemalloc.start()
    problem = problem_of(read_text_file, path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.message == "too large: 209,715,200 bytes, where 16,777,216 are allowed"
    assert problem.hint == "check that this is the right file"
    assert peak < MIB


@pytest.mark.parametrize("read", [read_bytes, read_feed])
def test_feeds_may_be_larger(tmp_path: Path, read: Callable[[Path], bytes | None]) -> None:
    """To 64 MiB, and not a byte more."""
    path = tmp_path / "reconnect.ics"
    path.touch()
    os.truncate(path, 64 * MIB)
    assert len(read(path) or b"") == 64 * MIB
    os.truncate(path, 64 * MIB + 1)
    assert problem_of(read, path).message == "too large: 67,108,865 bytes, where 67,108,864 are allowed"


def test_the_limit_is_exact(tmp_path: Path) -> None:
    """A file and a stream of just that size are read."""
    path = tmp_path / "contacts.yaml"
    path.write_bytes(b"12345")
    assert read_text_file(path, limit=5) == "12345"
    assert read_stream(io.BytesIO(b"12345"), "-", limit=5) == "12345"
    assert problem_of(read_text_file, path, limit=4).message == "too large: 5 bytes, where 4 are allowed"


def test_an_endless_pipe_is_not_read_to_its_end() -> None:
    """What has no size is read to the limit, for a writer may never stop."""
    reading, writing = os.pipe()
    message = "too large: more than the 1,000 bytes that are allowed"
    for read in (read_text_file, read_bytes):
        os.write(writing, bytes(2000))
        problem = problem_of(read, Path(f"/dev/fd/{reading}"), limit=1000)
        assert problem.message == message
    os.write(writing, bytes(2000))
    with os.fdopen(reading, "rb") as stream:
        assert problem_of(read_stream, stream, "-", limit=1000).message == message
    os.close(writing)


def test_a_pipe_can_be_named() -> None:
    """As the shell does for <(command)."""
    reading, writing = os.pipe()
    os.write(writing, b"BEGIN:VCALENDAR")
    os.close(writing)
    assert read_bytes(Path(f"/dev/fd/{reading}")) == b"BEGIN:VCALENDAR"
    os.close(reading)


def test_read_feed(feed: Path) -> None:
    """Its bytes, or None where there is none yet."""
    assert read_feed(feed) == b"old"
    assert read_feed(feed.parent / "other.ics") is None
    assert read_feed(feed.parent / "no folder" / "reconnect.ics") is None
    (feed.parent / "link").symlink_to("nothing")
    assert read_feed(feed.parent / "link") is None


def test_devices_and_pipes_hold_no_feed(tmp_path: Path) -> None:
    """Nobody waits for what the other end may write."""
    os.mkfifo(tmp_path / "pipe")
    assert read_feed(tmp_path / "pipe") is None
    assert read_feed(Path("/dev/zero")) is None


# Writing


def test_a_new_file_is_for_all_to_read(tmp_path: Path) -> None:
    """Whatever the umask, and nothing else stays in the folder."""
    path = tmp_path / "reconnect.ics"
    before = os.umask(0o077)
    try:
        assert write_atomically(path, b"new")
    finally:
        os.umask(before)
    assert path.read_bytes() == b"new"
    assert mode_of(path) == 0o644
    assert names_in(tmp_path) == ["reconnect.ics"]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_the_mode_is_kept(feed: Path, mode: int) -> None:
    """It is the user's choice who may read the feed."""
    feed.chmod(mode)
    assert write_atomically(feed, b"new")
    assert feed.read_bytes() == b"new"
    assert mode_of(feed) == mode


def test_the_same_bytes_touch_nothing(feed: Path) -> None:
    """The file, its time and its folder stay; even one that is protected."""
    os.utime(feed, ns=(1, 1))
    os.utime(feed.parent, ns=(1, 1))
    before = feed.stat()
    assert not write_atomically(feed, b"old")
    after = feed.stat()
    assert (after.st_mtime_ns, after.st_ctime_ns, after.st_ino) == (1, before.st_ctime_ns, before.st_ino)
    assert feed.parent.stat().st_mtime_ns == 1


@pytest.mark.parametrize("data", [b"", b"ol", b"older", b"new"])
def test_any_other_bytes_are_written(feed: Path, data: bytes) -> None:
    """A longer or a shorter content is not the same."""
    assert write_atomically(feed, data)
    assert feed.read_bytes() == data


@pytest.mark.parametrize("changed", [0, PART - 1, PART, 2 * PART, 2 * PART + 9])
def test_any_byte_of_a_large_file_counts(feed: Path, changed: int) -> None:
    """It is compared in parts."""
    data = bytes(2 * PART + 10)
    assert write_atomically(feed, data)
    assert not write_atomically(feed, data)
    other = data[:changed] + b"x" + data[changed + 1 :]
    assert write_atomically(feed, other)
    assert feed.read_bytes() == other


def test_a_relative_path(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken from the working folder."""
    monkeypatch.chdir(feed.parent)
    assert write_atomically(Path("reconnect.ics"), b"new")
    assert feed.read_bytes() == b"new"


def test_a_link_stays_and_its_target_is_replaced(feed: Path, tmp_path: Path) -> None:
    """Over several links and folders, and with the mode of the target."""
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "second").symlink_to("../reconnect.ics")
    (tmp_path / "first").symlink_to(folder / "second")
    assert write_atomically(tmp_path / "first", b"new")
    assert (tmp_path / "first").is_symlink()
    assert (folder / "second").is_symlink()
    assert not feed.is_symlink()
    assert feed.read_bytes() == b"new"
    assert mode_of(feed) == 0o640
    assert names_in(folder) == ["second"]


def test_a_link_to_nothing_is_filled(tmp_path: Path) -> None:
    """The file comes to be where the link points."""
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to("out/reconnect.ics")
    assert write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "out" / "reconnect.ics").read_bytes() == b"new"


def test_paths_that_cannot_be_written(tmp_path: Path) -> None:
    """Each has its message, about the path as the user wrote it; a look ahead tells the same."""
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "nowhere").symlink_to("no folder/x")
    before = names_in(tmp_path)
    refused = {
        tmp_path: ("this is a folder, where a file is expected", "name a file in it"),
        tmp_path / "file" / "x": ("a part of this path is a file, not a folder", "check the path"),
        tmp_path / "circle": ("its symbolic links lead in a circle", "name the file itself"),
        tmp_path / "nowhere": ("its folder does not exist", "create the folder, or name another file"),
        tmp_path / "no folder" / "x": ("its folder does not exist", "create the folder, or name another file"),
        tmp_path / ("x" * 300): ("the name is too long", "use a shorter one"),
    }
    for path, (message, hint) in refused.items():
        expected = Problem(message=message, file=str(path), hint=hint)
        assert problem_of(write_atomically, path, b"new") == problem_of(look_ahead, path) == expected
    assert names_in(tmp_path) == before


def test_a_folder_that_is_protected(own_folder: Path) -> None:
    """Neither a new file nor another content for an old one."""
    feed = own_folder / "reconnect.ics"
    feed.write_bytes(b"old")
    own_folder.chmod(0o500)
    for path in (feed, own_folder / "new.ics"):
        problem = problem_of(write_atomically, path, b"new")
        assert problem == problem_of(look_ahead, path)
        assert problem.message == "no permission to write in its folder"
        assert problem.hint == "allow it, or name a file in another folder"
    assert feed.read_bytes() == b"old"
    assert not write_atomically(feed, b"old")


def test_a_file_that_is_protected(own_folder: Path) -> None:
    """A rename could overwrite it, but the user said no; the same bytes need no permission."""
    feed = own_folder / "reconnect.ics"
    feed.write_bytes(b"old")
    feed.chmod(0o444)
    assert problem_of(write_atomically, feed, b"new") == Problem(
        message="no permission to write this file", file=str(feed), hint="allow it, or name another file"
    )
    assert feed.read_bytes() == b"old"
    assert not write_atomically(feed, b"old")


@pytest.mark.parametrize("step", ["cuegen.files.temporary.mkstemp", "os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "its disk can only be read"),
        (errno.EPERM, "no permission to write in its folder"),
        (errno.EBUSY, "this file cannot be replaced while it is in use"),
        (errno.EIO, "input/output error"),
    ],
)
def test_a_failure_leaves_the_old_file(
    feed: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, message: str
) -> None:
    """At every step, without a trace in the folder."""
    monkeypatch.setattr(step, failing(number))
    problem = problem_of(write_atomically, feed, b"new")
    assert (problem.message, problem.file, problem.line) == (message, str(feed), None)
    assert feed.read_bytes() == b"old"
    assert names_in(feed.parent) == ["reconnect.ics"]


def test_an_interrupt_leaves_the_old_file(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not held back, and leaves no trace."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(feed, b"new")
    assert feed.read_bytes() == b"old"
    assert names_in(feed.parent) == ["reconnect.ics"]


def test_content_then_name_reach_the_disk(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content is complete and safe before it has the name, and then the name is made safe."""
    synced = []

    def note(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        synced.append((is_folder, os.fstat(descriptor).st_size if not is_folder else 0, feed.read_bytes()))

    monkeypatch.setattr(os, "fsync", note)
    assert write_atomically(feed, b"newer")
    assert synced == [(False, 5, b"old"), (True, 0, b"newer")]


def test_a_disk_that_cannot_sync_folders(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new file is in place: that is no failure."""
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    assert write_atomically(feed, b"new")
    assert feed.read_bytes() == b"new"


def test_a_disk_without_modes(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It refuses to change one, and takes the file all the same."""
    monkeypatch.setattr(Path, "chmod", failing(errno.EPERM))
    assert write_atomically(feed, b"new")
    assert feed.read_bytes() == b"new"


def test_devices_and_pipes_are_written_to(tmp_path: Path) -> None:
    """They are not replaced."""
    assert write_atomically(Path("/dev/null"), b"new")
    assert Path("/dev/null").is_char_device()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert write_atomically(pipe, b"new")
    assert os.read(reading, 100) == b"new"
    os.close(reading)
    assert pipe.is_fifo()


def test_stdout_by_its_name() -> None:
    """The one that the shell connected to a pipe."""
    code = "from cuegen.files import *; from pathlib import Path; write_atomically(Path('/dev/stdout'), b'new')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout == b"new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_device_that_is_full() -> None:
    """The system says so itself."""
    assert problem_of(write_atomically, Path("/dev/full"), b"new") == Problem(
        message="the disk is full", file="/dev/full", hint="free some space and try again"
    )


def test_a_write_that_stops_half_way(feed: Path) -> None:
    """The system takes the first bytes only; none of them is left."""
    command = [sys.executable, "-c", LIMITED, str(feed), "limit"]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    assert run.stdout == "file too large ['reconnect.ics']\n"
    assert feed.read_bytes() == b"old"


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """A real one, of 64 KiB."""
    script = 'mount -t tmpfs -o size=64k none "$0" && exec "$@"'
    root = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, str(tmp_path)]
    try:
        subprocess.run([*root, "true"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody mount a disk for a test")
    command = [*root, sys.executable, "-c", LIMITED, str(tmp_path / "reconnect.ics"), "no limit"]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    assert run.stdout == "the disk is full []\n"


def test_create(tmp_path: Path) -> None:
    """A file that was not there, in a folder that may not be there either; never one that was."""
    path = tmp_path / "people" / "contacts.yaml"
    create(path, b"new")
    assert path.read_bytes() == b"new"
    assert problem_of(create, path, b"newer") == Problem(
        message="it is there already, and was left as it is",
        file=str(path),
        hint="remove or rename it, or name another folder",
    )
    assert path.read_bytes() == b"new"


# Writers that die, and writers at the same time


@pytest.mark.parametrize("data", [b"new", b"old"])
def test_a_killed_writer_is_cleaned_up_after(feed: Path, data: bytes) -> None:
    """What it left is recognisable, and gone with the next write, also of what is there already."""
    command = [sys.executable, "-c", KILLED_BEFORE_THE_FILE_IS_WHOLE, str(feed)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    abandoned, name = names_in(feed.parent)
    assert (abandoned[:22], abandoned[-4:], name) == (".reconnect.ics.cuegen-", ".tmp", "reconnect.ics")
    assert feed.read_bytes() == b"old"
    assert write_atomically(feed, data) is (data == b"new")
    assert feed.read_bytes() == data
    assert names_in(feed.parent) == ["reconnect.ics"]


def test_a_running_writer_keeps_its_file(feed: Path) -> None:
    """Another writer comes and goes meanwhile."""
    with temporary_file(feed) as other:
        assert write_atomically(feed, b"new")
        assert other.exists()
    assert names_in(feed.parent) == ["reconnect.ics"]


def test_nothing_else_is_cleaned_up(feed: Path) -> None:
    """Other targets, other names, and what only looks like a temporary file stay."""
    others = [
        ".other.ics.cuegen-abc.tmp",
        ".reconnect.ics.cuegen-abc",
        "reconnect.ics.cuegen-abc.tmp",
        ".reconnect.icsx.cuegen-abc.tmp",
    ]
    for name in others:
        (feed.parent / name).touch()
    link = feed.parent / ".reconnect.ics.cuegen-link.tmp"
    link.symlink_to(others[0])
    before = names_in(feed.parent)
    assert write_atomically(feed, b"new")
    assert names_in(feed.parent) == before


def test_one_that_cannot_be_removed_does_not_hold_others_up(feed: Path) -> None:
    """Whatever comes first in the folder, the files of dead writers go."""
    prefix = ".reconnect.ics.cuegen-"
    for number in range(20):
        (feed.parent / f"{prefix}{number}.tmp").touch()
        (feed.parent / f"{prefix}{number}-folder.tmp").mkdir()
    assert write_atomically(feed, b"new")
    assert all(name.endswith("-folder.tmp") for name in names_in(feed.parent)[:-1])


def test_a_disk_without_locks(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing tells whether a file is in use there, so it stays."""
    (feed.parent / ABANDONED).touch()
    monkeypatch.setattr(fcntl, "flock", failing(errno.ENOLCK))
    assert write_atomically(feed, b"new")
    assert feed.read_bytes() == b"new"
    assert names_in(feed.parent) == [ABANDONED, "reconnect.ics"]


def test_a_file_lost_before_it_was_locked_is_made_again(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another writer may see it in the instant before, and take it for abandoned."""
    flock = fcntl.flock
    lost: list[Path] = []

    def lose_the_first(descriptor: int, operation: int) -> None:
        if not lost:
            lost.extend(feed.parent.glob(".*.tmp"))
            lost[0].unlink()
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", lose_the_first)
    with temporary_file(feed) as file:
        assert file not in lost
        assert write_atomically(feed, b"new")
        assert file.exists()
    assert feed.read_bytes() == b"new"
    assert names_in(feed.parent) == ["reconnect.ics"]


def test_a_reader_among_writers_sees_whole_files(feed: Path) -> None:
    """Two writers of many versions each: no version is ever seen in part, and none fails."""
    feed.write_bytes(b"a")
    command = [sys.executable, "-c", WRITES_MANY_VERSIONS, str(feed)]
    writers = [subprocess.Popen([*command, letter]) for letter in "xy"]
    running = True
    while running:
        running = any(writer.poll() is None for writer in writers)
        content = read_feed(feed) or b""
        assert len(set(content)) == 1
        assert len(content) in {1, *range(100_000, 100_100)}
    assert [writer.returncode for writer in writers] == [0, 0]
    assert names_in(feed.parent) == ["reconnect.ics"]


# What ships with the program


def test_shipped_from_a_checkout() -> None:
    """Beside the package."""
    assert shipped("templates").is_dir()
    assert shipped("contacts.yaml.example").is_file()


def test_shipped_from_a_wheel(tmp_path: Path) -> None:
    """Inside the package; what stands beside it is somebody else's."""
    package = tmp_path / "cuegen"
    (package / "shipped" / "templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    assert shipped("templates", package=package) == package / "shipped" / "templates"
