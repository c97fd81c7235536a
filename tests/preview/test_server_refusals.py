"""Who is not let in, and what is never served."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import Served, served

from recap_print.errors import UsageError
from recap_print.preview.serve import LARGEST_HEAD, address, listening
from yard import a_yard


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(a_yard(tmp_path_factory.mktemp("desk"))) as desk:
        yield desk


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "localhost:9000", "LOCALHOST:80", "[::1]:8611", "127.0.0.1."]
)
def test_names_of_this_machine_are_let_in(host: str, desk: Served) -> None:
    assert desk.get("/state", Host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8611",
        "evil.example@localhost",
        "localhost@evil.example",
        "192.168.1.7",
        "localhost:port",
        "localhost/..",
        "[::1",
        "",
    ],
)
def test_other_names_are_refused(host: str, desk: Served) -> None:
    """A site may point its own name at this machine: the browser then says that name."""
    found = desk.get("/state", Host=host)
    assert found.status == 403
    assert b"Petit" not in found.body


def test_one_host_is_named(desk: Served) -> None:
    assert b" 400 " in desk.raw(b"GET /state HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n")
    assert b" 400 " in desk.raw(b"GET /state HTTP/1.1\r\n\r\n")
    assert b" 400 " in desk.raw(b"GET /state HTTP/1.0\r\n\r\n")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://localhost:1"])
def test_pages_of_others_are_refused(origin: str, desk: Served) -> None:
    assert desk.get("/state", Origin=origin).status == 403
    assert desk.get("/events", Origin=origin).status == 403


def test_our_own_page_is_let_in(desk: Served) -> None:
    ours = f"127.0.0.1:{desk.port}"
    assert desk.get("/state", Host=ours, Origin=f"http://{ours}", Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_other_pages_embed_is_refused_and_their_links_are_not(site: str, desk: Served) -> None:
    picture = f"/page/{desk.digests['opening/1']}.png?dpi=36"
    assert desk.get(picture, Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors", Sec_Fetch_Dest="image").status == 403
    assert desk.get("/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="iframe").status == 403
    assert desk.get("/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document").status != 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_is_written(method: str, desk: Served) -> None:
    found = desk.get("/state", method)
    assert (found.status, found.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../studio.py",
        "/assets/..%2fstudio.py",
        "/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/assets/..\\studio.py",
        "/assets/%2fetc%2fpasswd",
        "/assets//etc/passwd",
        "/assets/.htaccess",
        "/assets/studio.py",
        "/assets/index.html%00.css",
        "/assets/Index.html",
        "/assets/",
        "/assets",
        "/editions/one.yaml",
        "/../../etc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/%",
        "/state/",
        "/page/../state",
        "/.git/config",
    ],
)
def test_no_other_file_is_served(path: str, desk: Served) -> None:
    found = desk.get(path)
    assert found.status == 404
    assert set(found.json) == {"error", "help"}


@pytest.mark.parametrize(
    "query", ["dpi=0", "dpi=11", "dpi=401", "dpi=99999", "dpi=-72", "dpi=7e2", "dpi=", "dpi=٧٢", "how=x"]
)
def test_pictures_are_asked_for_within_reason(query: str, desk: Served) -> None:
    from urllib.parse import quote

    found = desk.get(f"/page/{desk.digests['opening/1']}.png?{quote(query, safe='=')}")
    assert found.status == 400
    assert found.json["error"]


@pytest.mark.parametrize("digest", ["0" * 32, "x", "..", "%00", "a" * 500])
def test_pages_that_are_not_there_are_not_found(digest: str, desk: Served) -> None:
    for path in (f"/page/{digest}.png", f"/sheet/{digest}.png", f"/page/{digest}/items"):
        found = desk.get(path)
        assert found.status == 404
        assert found.json["error"]


def test_addresses_and_heads_have_their_measure(desk: Served) -> None:
    assert desk.get("/" + "a" * 3_000).status == 414
    assert desk.get("/state?" + "a" * 3_000).status == 414
    assert desk.get("/state", X_Much="a" * 9_000).status == 431
    assert desk.get("/state", **{f"X-{n}": "a" * 90 for n in range(95)}).status == 431
    endless = b"GET /state HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * (3 * LARGEST_HEAD)
    assert desk.raw(endless).partition(b" ")[2][:3] in (b"400", b"431", b"")


@pytest.mark.parametrize("said", [b"\0\0\0\0\r\n\r\n", b"GET\r\n\r\n", b"HELO desk\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"])
def test_what_is_no_request_is_refused(said: bytes, desk: Served) -> None:
    assert b" 400 " in desk.raw(said)
    assert desk.get("/state").status == 200


def test_a_socket_is_not_upgraded(desk: Served) -> None:
    key = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": "x", "Sec-WebSocket-Version": "13"}
    assert desk.get("/events/none", **key).status == 404


def test_those_who_never_finish_asking_keep_nobody_waiting(desk: Served) -> None:
    lines = []
    try:
        for _ in range(60):
            line = socket.create_connection(("127.0.0.1", desk.port))
            line.sendall(b"GET /state HTTP/1.1\r\nHost: local")
            lines.append(line)
        begun = time.monotonic()
        assert desk.get("/state").status == 200
        assert time.monotonic() - begun < 5
    finally:
        for line in lines:
            line.close()


def test_every_answer_says_what_a_browser_may_do_with_it(desk: Served) -> None:
    for path in ("/", "/state", "/assets/base.css", "/nowhere", "/page/x.png?dpi=0"):
        headers = desk.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers


@pytest.mark.parametrize(
    ("host", "asked", "status"), [("0.0.0.0", "192.168.1.7:8611", 200), ("0.0.0.0", "evil.example", 403)]
)
def test_who_listens_everywhere_knows_numbers_and_no_names(host: str, asked: str, status: int, tmp_path: Path) -> None:
    with served(a_yard(tmp_path / "yard"), host=host) as desk:
        assert desk.get("/state", Host=asked).status == status


def test_a_port_in_use_is_told() -> None:
    with listening("127.0.0.1", 0) as found:
        port = found.getsockname()[1]
        assert address(found) == f"http://127.0.0.1:{port}/"
        with pytest.raises(UsageError, match=f"port {port} is in use") as refused:
            listening("127.0.0.1", port)
        assert "--port 0" in refused.value.help


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.9", "", "a b"])
def test_an_address_that_is_not_ours_is_told(host: str) -> None:
    if host == "":
        with listening(host, 0) as found:
            assert address(found).startswith("http://127.0.0.1:")
        return
    with pytest.raises(UsageError, match="nothing can listen"):
        listening(host, 0)
