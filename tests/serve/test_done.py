"""The pages behind the links of cues: a press records, and changes nothing else."""

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from html import escape
from pathlib import Path
from threading import Barrier

import pytest

from cuegen import files
from cuegen.cli import run
from cuegen.commands.build import build_from
from cuegen.serve.snapshot import Snapshot
from cuegen.views.agenda import agenda
from cuegen.views.phrases import short_date, short_time
from tests.feed.building import unfolded
from tests.page.pages import parsed
from tests.serve.links import (
    ADA,
    GRACE,
    LIST,
    MARY,
    NOW,
    PUBLIC,
    TOKEN,
    Served,
    changed_lines,
    coming_on,
    mark_on,
    offered_on,
    said_on,
)

PAUSED = (
    "Paused: no cue comes until you press Resume on this page. The page of the feed leads here, from those set aside."
)
SNOOZES = ["1 week", "2 weeks", "4 weeks"]


def test_a_page_shows_how_things_stand(served: Served) -> None:
    """The person, the last touch, the next cue and the notes; and what there is to press."""
    page = served.get(ADA)
    assert (page.status_code, page.mimetype) == (200, "text/html")
    for told in (
        '<h1 dir="auto">Ada Lovelace</h1>',
        "Programmer at Analytical Engines",
        "<bdi>mentor</bdi>, every 6 weeks",
        "<dt>Last touch</dt><dd>Mon 19 Oct 2026</dd>",
        "<dt>Next cue</dt><dd>Mon 30 Nov 2026, 08:30</dd>",
        "Reads everything.",
        'href="https://www.linkedin.com/in/ada-lovelace/"',
    ):
        assert told in page.text
    assert said_on(page) is None
    assert offered_on(page) == ["done", *SNOOZES, "pause"]


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("        company: Analytical Engines\n", "Programmer"),
        ("        role: Programmer\n", "Analytical Engines"),
        ("    label: mentor\n", "mentor"),
        ("        notes: Reads everything.\n", "Programmer at Analytical Engines"),
        ("        linkedin: ada-lovelace\n", "Programmer at Analytical Engines"),
    ],
)
def test_what_nobody_wrote_is_not_shown(tmp_path: Path, gone: str, told: str) -> None:
    """A role without a company, and all other halves."""
    page = Served(tmp_path, text=LIST.replace(gone, "")).get(ADA)
    assert told in page.text
    assert "None" not in page.text


def test_the_next_cue_is_where_the_feed_has_it(served: Served) -> None:
    """Cues keep their places, and the page knows them: they do not move because more days are allowed."""
    served.file.write_text(LIST.replace("  starts", "  days: [thu]\n  starts"))
    served.rebuild()
    then = coming_on(served.get(GRACE))
    assert then.startswith("Thu ")
    served.file.write_text(LIST)
    assert coming_on(served.get(GRACE)) == then
    served.feed_file.unlink()
    assert coming_on(served.get(GRACE)) != then


@pytest.mark.parametrize(
    "lines",
    [
        "  time: all-day",
        "  pace: 0.5 until 2027-06-01",
        "  pace: 3 until 2027-06-01",
        "  pace: 0.1 until 2027-06-01",  # more occurrences than one rule may count: the cue has parts
        "  pace: 0.5 until 2026-11-30",
        "  away: [2026-11-28..2026-12-05]",  # made up for
        "  nudge: weekly",
        "  style: weekly-block",
        "  style: weekly-block\n  block: every friday at 16:00",
        "  style: weekly-block\n  time: all-day",
        "  style: weekly-block\n  away: [2026-11-28..2026-12-05]\n  pace: 0.5 until 2027-06-01",
    ],
)
def test_the_next_cue_is_that_of_the_feed(tmp_path: Path, lines: str) -> None:
    """The first event that names the person and is not over, on its day and at its time, whatever it came of."""
    served = Served(tmp_path, text=LIST.replace("  starts", f"{lines}\n  starts"))
    served.rebuild()
    built = build_from(served.paths, served.choices, NOW)
    for name in (ADA, GRACE):
        first = next(each for each in agenda(built, NOW.date(), 800) if served.link(name) in each.entry.description)
        when = "today" if first.day == NOW.date() else short_date(first.day)
        assert coming_on(served.get(name)) == f"{when}, {short_time(first.time)}"


def test_done_records_a_touch(served: Served) -> None:
    """One line of the list is another one, and one event of the feed moves: nobody else's."""
    before = served.rebuild()
    answer = served.press(ADA, "done")
    assert answer.status_code == 200
    assert said_on(answer) == "Recorded: in touch today. Next cue: Mon 4 Jan 2027, 08:30."
    assert changed_lines(LIST, served.file.read_text()) == (
        ["last_contact: 2026-10-19"],
        ["last_contact: 2026-11-23 after 2026-10-19"],
    )
    after = served.rebuild()
    assert after.keys() == before.keys()
    assert [uid for uid, event in after.items() if event != before[uid]] == [served.cue(ADA)]
    assert b"DTSTART;TZID=Europe/London:20270104T083000" in after[served.cue(ADA)]


def test_a_press_is_what_the_command_does(served: Served, tmp_path: Path) -> None:
    """To the byte."""
    calls = {
        "done": ["log", GRACE],
        "2 weeks": ["snooze", GRACE, "2 weeks"],
        "pause": ["pause", GRACE],
        "resume": ["resume", GRACE],
    }
    for action, (command, *rest) in calls.items():
        text = LIST.replace("- Grace Hopper", "- {name: Grace Hopper, snoozed: until 2026-12-01}")
        served.file.write_text(text)
        assert served.press(GRACE, action).status_code == 200
        pressed = served.file.read_bytes()
        other = tmp_path / "other.yaml"
        other.write_text(text)
        today = [] if command == "resume" else ["--today", "2026-11-23"]
        assert run([command, *rest, "-f", str(other), *today]) == 0
        assert (action, other.read_bytes()) == (action, pressed)


@pytest.mark.parametrize(
    ("action", "line", "said"),
    [
        ("1 week", "snoozed: until 2026-11-30", "No regular cue for 1 week. Next cue: Tue 1 Dec 2026, 08:30."),
        ("2 weeks", "snoozed: until 2026-12-07", "No regular cue for 2 weeks. Next cue: Tue 8 Dec 2026, 08:30."),
        ("4 weeks", "snoozed: until 2026-12-21", "No regular cue for 4 weeks. Next cue: Tue 22 Dec 2026, 08:30."),
        ("pause", "paused: true", PAUSED),
    ],
)
def test_not_now(served: Served, action: str, line: str, said: str) -> None:
    """A snooze or a pause is one line more, and moves or ends that one cue; the answer says when the next one comes."""
    before = served.rebuild()
    answer = served.press(ADA, action)
    assert (answer.status_code, said_on(answer)) == (200, said)
    assert changed_lines(LIST, served.file.read_text()) == ([], [line])
    after = served.rebuild()
    assert {uid for uid, event in before.items() if after.get(uid) != event} == {served.cue(ADA)}


def test_not_now_puts_nothing_off_that_comes_later(tmp_path: Path) -> None:
    """Who was due by the end of a snooze comes right after it, even if that is sooner: the words promise no delay."""
    text = LIST.replace("last_contact: 2026-10-19", "last_contact: 2026-08-20")
    served = Served(tmp_path, text=text, now=NOW.replace(day=28))
    assert coming_on(served.get(ADA)) == "Thu 24 Dec 2026, 08:45"
    assert said_on(served.press(ADA, "1 week")) == "No regular cue for 1 week. Next cue: Mon 7 Dec 2026, 08:30."


DATED = """\
calendar: {timezone: Europe/Berlin}
categories:
  m:
    cadence: monthly
    contacts:
      - {name: Ada L, paused: true, birthday: 12-05, followups: [2026-12-03 board]}
      - {name: Bob L, last_contact: 2026-11-20, birthday: 12-10, company: Tea, since: 2020-12-08}
      - {name: Cyd L, last_contact: 2026-11-20, birthday: 06-01}
"""


@pytest.mark.parametrize("lines", [{}, {"cadence: monthly": "lead: 1 week\n    cadence: monthly"}])
def test_days_of_their_own_have_cues_too(tmp_path: Path, lines: dict[str, str]) -> None:
    """Birthdays, work anniversaries and follow-ups stand on the page as they stand in the feed, also of the paused."""
    text = DATED
    for old, new in lines.items():
        text = text.replace(old, new)
    served = Served(tmp_path, text=text)
    served.rebuild()
    built = build_from(served.paths, served.choices, NOW)
    for name in ("Ada L", "Bob L", "Cyd L"):
        first = next(each for each in agenda(built, NOW.date(), 800) if served.link(name) in each.entry.description)
        assert coming_on(served.get(name)).startswith(f"{short_date(first.day)}, ")


def test_the_page_says_what_a_day_is_for(tmp_path: Path) -> None:
    """And when the next regular cue comes, if that is not the first one; one behind it does not matter yet."""
    served = Served(tmp_path, text=DATED, now=NOW.replace(day=28))
    assert coming_on(served.get("Ada L")) == "Thu 3 Dec 2026, for a follow-up"
    assert coming_on(served.get("Bob L")) == "Tue 8 Dec 2026, for the work anniversary; then Mon 21 Dec 2026, 08:30"
    assert coming_on(served.get("Cyd L")) == "Mon 21 Dec 2026, 08:45"
    served.now = NOW.replace(month=12, day=9)
    assert coming_on(served.get("Ada L")) == "Sun 5 Dec 2027, for the birthday"


def test_no_press_denies_a_cue_that_comes(tmp_path: Path) -> None:
    """Neither Done nor Pause: a day of its own is not kept back."""
    served = Served(tmp_path, text=DATED, now=NOW.replace(day=28))
    assert said_on(served.press("Ada L", "done")) == (
        "Recorded: in touch today. Next cue: Thu 3 Dec 2026, for a follow-up."
    )
    assert said_on(served.press("Bob L", "pause")) == (
        "Paused: no regular cue comes until you press Resume on this page. Next cue: Tue 8 Dec 2026, for the work "
        "anniversary. The page of the feed leads here, from those set aside."
    )


def test_cues_come_again(served: Served) -> None:
    """A pause is ended where it began; there is nothing to put off meanwhile."""
    paused = served.press(ADA, "pause")
    assert "paused until further notice" in paused.text
    assert offered_on(paused) == ["done", "resume"]
    answer = served.press(ADA, "resume")
    assert said_on(answer) == "Cues come again. Next cue: Mon 30 Nov 2026, 08:30."
    assert served.file.read_text() == LIST
    assert offered_on(served.press(ADA, "1 week")) == ["done", *SNOOZES, "pause", "resume"]


def test_the_page_of_the_feed_leads_back_to_who_is_paused(served: Served) -> None:
    """The cue has left the feed, and its link with it; Resume can be pressed from there."""
    served.press(ADA, "pause")
    served.rebuild()
    built = build_from(served.paths, served.choices, NOW)
    assert served.link(ADA) not in unfolded(built.feed.data)
    served.site.snapshot = Snapshot(path=served.feed_file).after(built, NOW)
    page = parsed(served.client.get(f"/c/{TOKEN}/").text)
    (aside,) = page.classed("aside")
    (link,) = [each for each in aside.all("a") if each.text.startswith("Resume")]
    assert (link.text, link.attributes["href"]) == ("Resume the cues of Ada Lovelace", PUBLIC + served.link(ADA))
    assert len([each for each in page.all("a") if "/done/" in (each.attributes["href"] or "")]) == 1
    assert served.press(ADA, "resume").status_code == 200
    assert served.file.read_text() == LIST


def test_a_second_press_does_nothing(served: Served) -> None:
    """And says so: of the same form, of one that was opened before, by whatever button of it."""
    old = mark_on(served.get(ADA))
    served.press(ADA, "done", old)
    recorded = served.file.read_bytes()
    for action in ("done", "1 week", "pause"):
        answer = served.press(ADA, action, old)
        assert answer.status_code == 409
        assert said_on(answer) == "Already recorded today. Nothing was changed. Next cue: Mon 4 Jan 2027, 08:30."
        assert served.file.read_bytes() == recorded


def test_there_is_no_second_done_on_a_day(served: Served) -> None:
    """The page says that the touch is recorded; a form of its own making gets no further."""
    answer = served.press(ADA, "done")
    page = served.get(ADA)
    assert said_on(page) == "Already recorded today. Next cue: Mon 4 Jan 2027, 08:30."
    assert offered_on(answer) == offered_on(page) == ["pause"]
    recorded = served.file.read_bytes()
    for action in ("done", "1 week", "resume"):
        assert served.press(ADA, action).status_code == 409
    assert served.file.read_bytes() == recorded
    served.now += timedelta(days=1)
    assert offered_on(served.get(ADA)) == ["done", *SNOOZES, "pause"]
    assert served.press(ADA, "done").status_code == 200


@pytest.mark.parametrize(
    "line", ["last_contact: 2026-12-24", "last_contact: 2026-10-19\n        touches: [2026-12-24 met her]"]
)
def test_a_touch_that_is_still_to_come(tmp_path: Path, line: str) -> None:
    """There is no Done before it, nothing to put off, and the page says why; a form of its own making changes nothing.

    On its day it counts as recorded if it is the last contact, and can be recorded otherwise.
    """
    served = Served(tmp_path, text=LIST.replace("last_contact: 2026-10-19", line))
    page = served.get(ADA)
    said = "The newest touch in the list is still to come: Thu 24 Dec 2026. If that is wrong, correct it there."
    assert said_on(page) == f"{said} Next cue: {coming_on(page)}."
    assert offered_on(page) == ["pause"]
    answer = served.press(ADA, "done")
    assert (answer.status_code, said_on(answer)) == (409, f"{said} Nothing was changed. Next cue: {coming_on(page)}.")
    assert served.file.read_text() == served.text
    served.now = NOW.replace(month=12, day=24)
    assert ("done" in offered_on(served.get(ADA))) is ("touches" in line)


def test_a_form_of_another_state_does_nothing(served: Served) -> None:
    """Somebody has edited the list since the page was opened."""
    old = mark_on(served.get(GRACE))
    served.press(GRACE, "2 weeks", old)
    snoozed = served.file.read_bytes()
    answer = served.press(GRACE, "4 weeks", old)
    assert answer.status_code == 409
    assert said_on(answer) == (
        "Nothing was changed: the page was an old one. This is how things stand now; press here if you still want to."
    )
    assert "snoozed until Mon 7 Dec 2026" in answer.text
    assert served.file.read_bytes() == snoozed


@pytest.mark.parametrize("mark", ["", "0" * 32, "ü", "x" * 1000])
def test_a_mark_is_not_made_up(served: Served, mark: str) -> None:
    """Nor is that of another person, or of another server, of any use."""
    assert served.press(ADA, "done", mark).status_code == 409
    assert served.press(ADA, "done", mark_on(served.get(GRACE))).status_code == 409
    other = replace(served, folder=served.folder, token=TOKEN[::-1])
    assert served.press(ADA, "done", mark_on(other.get(ADA))).status_code == 409
    assert served.file.read_text() == LIST


def test_fifty_at_once_record_one_touch(served: Served) -> None:
    """The lock of the list lets in one after the other, and the others find it done."""
    mark, barrier = mark_on(served.get(ADA)), Barrier(50)

    def press(_number: int) -> int:
        barrier.wait()
        return served.press(ADA, "done", mark).status_code

    with ThreadPoolExecutor(50) as crowd:
        codes = sorted(crowd.map(press, range(50)))
    assert codes == [200] + [409] * 49
    assert changed_lines(LIST, served.file.read_text()) == (
        ["last_contact: 2026-10-19"],
        ["last_contact: 2026-11-23 after 2026-10-19"],
    )


def test_a_key_opens_its_own_page_alone(served: Served) -> None:
    """Others are not found, in plain words that tell nothing: GET and POST alike."""
    link = served.link(ADA)
    _, done, cue, key = link.split("/")
    other_cue, other_key = served.link(GRACE).split("/")[2:]
    other_server = replace(served, token=TOKEN[::-1]).link(ADA)
    wrong = [
        *(f"/{done}/{other_cue}/{key}", f"/{done}/{cue}/{other_key}", other_server),
        *(link[:-1], f"{link}0", link.upper(), link.replace(cue, cue.upper()), f"{link}/", f"{link}/x", f"{link}%00"),
        *(f"/{done}/{cue}/", f"/{done}/{cue}", f"/{done}/{cue}/{'0' * 32}", f"/{done}/nobody/{key}"),
        *(f"/{done}/{cue}/../{cue}/{key}x", f"/{done}/{cue}/%2e%2e%2f{key}", f"/{done}/{'9' * 5000}/{key}"),
    ]
    data = {"action": "done", "mark": mark_on(served.get(ADA))}
    for path in wrong:
        for answer in (served.client.get(path), served.client.post(path, data=data)):
            assert (path, answer.status_code, answer.data) == (path, 404, b"not found\n")
    assert served.file.read_text() == LIST


def test_nobody_who_has_left_the_list_has_a_page(served: Served) -> None:
    """Nor can anything be pressed on one that was opened before."""
    mark = mark_on(served.get(GRACE))
    without = LIST.replace("      - Grace Hopper\n", "")
    served.file.write_text(without)
    assert served.get(GRACE).status_code == 404
    assert served.press(GRACE, "done", mark).status_code == 404
    assert served.file.read_text() == without


def test_somebody_who_moved_keeps_the_link(served: Served) -> None:
    """Another category, another cadence, other notes: the page is the person's."""
    served.file.write_text(
        f"{LIST.replace('      - Grace Hopper', '')}  peers:\n    cadence: monthly\n    contacts: [Grace Hopper]\n"
    )
    assert "<bdi>peers</bdi>, monthly" in served.get(GRACE).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-origin", "Origin": "https://evil.example"},
    ],
)
def test_no_other_page_can_press(served: Served, headers: dict[str, str]) -> None:
    """Even one that knows key and mark."""
    answer = served.press(ADA, "done", **headers)
    assert answer.status_code == 403
    assert "sent by another page" in answer.text
    assert served.file.read_text() == LIST


@pytest.mark.parametrize(
    "headers", [{"Origin": PUBLIC}, {"Sec_Fetch_Site": "same-origin", "Origin": PUBLIC}, {"Sec_Fetch_Site": "none"}]
)
def test_our_own_page_can_press(served: Served, headers: dict[str, str]) -> None:
    """In whatever words the browser says that it is."""
    assert served.press(ADA, "done", **headers).status_code == 200


@pytest.mark.parametrize("action", ["", "Done", "3 weeks", "until 2027-01-15", "log", "99999999 weeks", "-1 week", "ü"])
def test_only_what_is_offered_can_be_asked_for(served: Served, action: str) -> None:
    """No length of time, and no day, but those of the buttons."""
    assert served.press(ADA, action).status_code == 400
    assert served.file.read_text() == LIST


@pytest.mark.parametrize(
    ("body", "type_", "status"),
    [
        (b"", "application/x-www-form-urlencoded", 400),
        (b'{"action": "done"}', "application/json", 400),
        (b"action=done&mark=" + b"0" * 3000, "application/x-www-form-urlencoded", 413),
        (b"--x\r\n" + b"0" * 3000, "multipart/form-data; boundary=x", 413),
        (b"action=%ff%00", "application/x-www-form-urlencoded", 400),
    ],
)
def test_a_body_that_is_no_form_of_ours(served: Served, body: bytes, type_: str, status: int) -> None:
    """Too long, or of another type: it is refused, in plain words."""
    answer = served.client.post(served.link(ADA), data=body, content_type=type_)
    assert (answer.status_code, answer.mimetype) == (status, "text/plain")
    assert served.file.read_text() == LIST


def test_read_only_shows_and_offers_nothing(tmp_path: Path) -> None:
    """The links are the same, so that the feed does not depend on it; POST is no method there."""
    served = Served(tmp_path, is_read_only=True)
    page = served.get(ADA)
    assert page.status_code == 200
    assert "<form" not in page.text
    assert "<button" not in page.text
    assert [code.text for code in parsed(page.text).all("code")] == ['cuegen log "Ada Lovelace"']
    answer = served.press(ADA, "done", "0" * 32)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert served.file.read_text() == LIST
    assert served.rebuild() == Served(tmp_path).rebuild()


@pytest.mark.parametrize("name", ['Bob "x" L', "Rev. $HOME `id` L", "O'Hara \\ Sons!", "-v"])
def test_the_command_shown_means_this_person(tmp_path: Path, name: str) -> None:
    """Typed as it stands there: a shell makes one word of the name, and cuegen takes it for no option."""
    written = name.replace("\\", "\\\\").replace('"', '\\"')
    served = Served(tmp_path, text=LIST.replace("Grace Hopper", f'"{written}"'), is_read_only=True)
    (shown,) = parsed(served.get(name).text).all("code")
    sh = subprocess.run(["/bin/sh", "-c", f"printf '%s\\n' {shown.text}"], capture_output=True, text=True, check=True)
    called, command, *rest = sh.stdout.splitlines()
    assert (called, command, rest[-1]) == ("cuegen", "log", name)
    assert run([command, "-f", str(served.file), "--today", "2026-11-23", *rest]) == 0
    assert served.file.read_text().partition("- Mary")[0].count("last_contact") == 1 + LIST.count("last_contact")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "PROPFIND", "TRACE"])
def test_other_methods_are_none(served: Served, method: str) -> None:
    """The answer says which there are."""
    answer = served.client.open(served.link(ADA), method=method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert served.file.read_text() == LIST


def test_too_many_requests(served: Served) -> None:
    """Of one link: the answer says how long to wait, and nothing is changed. Wrong keys are not counted."""
    slow = replace(served, rate=type(served.rate)(burst=3, seconds=6.0))
    mark = mark_on(slow.get(ADA))
    assert [slow.client.get(f"{slow.link(ADA)}0").status_code for _ in range(9)] == [404] * 9
    assert [slow.get(ADA).status_code for _ in range(3)] == [200, 200, 429]
    answer = slow.press(ADA, "done", mark)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "6")
    assert slow.file.read_text() == LIST
    assert slow.get(GRACE).status_code == 200
    slow.seconds += 6
    assert slow.press(ADA, "done", mark).status_code == 200


def test_a_faulty_list_is_not_touched(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    """The page says so, without a word of what is in it; standard error says what is wrong."""
    mark = mark_on(served.get(ADA))
    faulty = LIST.replace("every 6 weeks", "every 6 wekks")
    served.file.write_text(faulty)
    shown = served.get(ADA)
    assert (shown.status_code, capsys.readouterr().err) == (503, "")  # the watcher tells of a faulty list
    answer = served.press(ADA, "done", mark)
    assert answer.status_code == 503
    assert "Nothing was recorded" in answer.text
    assert "cannot be used just now" in answer.text
    assert "cuegen check says why" in answer.text
    assert not any(told in answer.text + shown.text for told in ("Ada", "wekks", str(served.folder)))
    assert "every 6 wekks" in capsys.readouterr().err
    assert served.file.read_text() == faulty


def test_a_disk_that_does_not_allow_it(
    served: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An editor has saved the list in that very moment: nothing is overwritten, and the page says so."""

    def save_first(path: Path, before: bytes, after: bytes) -> bool:
        path.write_text(LIST.replace("Reads", "Writes"))
        return files.replace(path, before, after)

    mark = mark_on(served.get(ADA))
    monkeypatch.setattr("cuegen.commands.changing.replace", save_first)
    answer = served.press(ADA, "done", mark)
    assert (answer.status_code, "Nothing was recorded" in answer.text) == (503, True)
    assert "could not be changed" in answer.text
    assert "the log of the server says why" in answer.text
    assert "cuegen check" not in answer.text
    assert "somebody else changed the file" in capsys.readouterr().err
    assert served.file.read_text() == LIST.replace("Reads", "Writes")


def test_a_recorded_touch_is_never_denied(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves a faulty list right after it."""
    mark = mark_on(served.get(ADA))

    def spoilt(path: Path, before: bytes, after: bytes) -> bool:
        replaced = files.replace(path, before, after)
        path.write_text(path.read_text().replace("every 6 weeks", "every 6 wekks"))
        return replaced

    monkeypatch.setattr("cuegen.commands.changing.replace", spoilt)
    answer = served.press(ADA, "done", mark)
    assert (answer.status_code, "<h1>Recorded</h1>" in answer.text) == (200, True)
    assert "last_contact: 2026-11-23 after" in served.file.read_text()
    served.file.write_text(served.file.read_text().replace("wekks", "weeks"))
    again = served.press(ADA, "done", mark)
    assert (again.status_code, "<h1>Nothing was recorded</h1>" in again.text) == (503, True)


def test_a_faulty_template_has_no_say(served: Served) -> None:
    """The page needs none of the words of a cue."""
    (served.folder / "templates").mkdir()
    (served.folder / "templates" / "summary.txt.j2").write_text("{{ nothing }}")
    assert said_on(served.press(ADA, "done")) == "Recorded: in touch today. Next cue: Mon 4 Jan 2027, 08:30."


HOSTILE = '<script>alert("1")</script> \'&amp; {{ 7 * 7 }} عبد الله'


def test_names_are_text(tmp_path: Path) -> None:
    """Whatever stands in the list is shown as it is, escaped."""
    text = LIST.replace("Ada Lovelace", '"' + HOSTILE.replace('"', '\\"') + '"')
    text = text.replace("Reads everything.", "'<img src=x onerror=alert(1)>'").replace("Programmer", "<b>x</b>")
    served = Served(tmp_path, text=text)
    page = served.get(HOSTILE)
    assert f'<h1 dir="auto">{escape(HOSTILE).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")}</h1>' in page.text
    assert not any(markup in page.text for markup in ("<script", "<img", "<b>"))
    assert served.press(HOSTILE, "done").status_code == 200


def test_what_every_page_says_to_the_browser(served: Served) -> None:
    """No script, no frame around it, no copy kept, no search engine; and the address is told to nobody else."""
    answers = [served.get(ADA), served.press(ADA, "done"), served.press(ADA, "done", Origin="null")]
    for answer in answers:
        assert answer.headers["Content-Security-Policy"] == (
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "Set-Cookie" not in answer.headers
        assert not re.search(r"<style|<script|<[^>]*\s(style|on\w+)=|http://", answer.text)
    style = served.client.get("/done/card.css")
    assert (style.status_code, style.mimetype) == (200, "text/css")
    again = served.client.get("/done/card.css", headers={"If-None-Match": style.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert ".card {" in style.text


def test_a_birthday_opens_the_page_of_the_person(served: Served) -> None:
    """One link for all cues of a person, and a wish is a touch."""
    feed = b"".join(served.rebuild().values()).replace(b"\r\n ", b"")
    assert feed.count(f"{PUBLIC}{served.link(MARY)}".encode()) == 2
    assert feed.count(f"{PUBLIC}{served.link(ADA)}".encode()) == 1


def test_a_day_begins_where_the_list_is(tmp_path: Path) -> None:
    """At one in the morning in London's summer it is tomorrow there, and not yet in UTC."""
    served = Served(tmp_path, now=NOW.replace(month=7, day=1, hour=23, minute=30))
    assert served.press(GRACE, "done").status_code == 200
    assert "last_contact: 2026-07-02" in served.file.read_text()
