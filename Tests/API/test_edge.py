"""The edge of the protocol, over raw sockets: what is not clean HTTP from a patient client is refused, and nothing hangs.

The limits are said here once; they are those of the program (Composition, Patience), not made smaller for the test."""
import concurrent.futures
import signal
import socket
import threading
import time

import pytest
from house import House, end
from wire import Wire, ask

IDLE, BODY, PACE = 20, 30, 10  # seconds: between parts, for a whole body, within which a body must bring 500 bytes
PROTECTION = ["content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy", "cache-control",
              "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"]


@pytest.fixture(scope="module")
def house():
    with House(extra=["--connections", "300"]) as house:
        yield house


def request(house, line, *headers, body=b"", host=True):
    ours = [b"Host: 127.0.0.1:%d" % house.port] if host else []
    return b"\r\n".join([line + b" HTTP/1.1", *ours, *headers, b"", body])


def one(house, data, seconds=5):
    """The only answer to these bytes, and whether the connection was closed."""
    found, closed = ask(house.port, data, seconds)
    assert len(found) == 1, found
    return found[0], closed


HEALTH = b"GET /halsa"


def test_a_plain_question_is_answered_and_the_connection_kept(house):
    (status, headers, body), closed = one(house, request(house, HEALTH), 0.5)
    assert status == 200 and not closed


@pytest.mark.parametrize("headers", [
    [], [b"Host: %s", b"Host: %s"], [b"Host: %s", b"Host: evil.test"], [b"Host: evil.test"], [b"Host:"],
    [b"Host: evil.test:%p"], [b"Host: %s@evil.test"], [b"Host: localhost:evil.test"], [b"Host: localhost.evil.test"],
    [b"Host: 127.0.0.1:99999"],
])
def test_a_missing_double_or_foreign_host_is_refused(house, headers):
    ours = b"127.0.0.1:%d" % house.port
    headers = [one.replace(b"%s", ours).replace(b"%p", b"%d" % house.port) for one in headers]
    (status, answer, _), closed = one(house, request(house, HEALTH, *headers, host=False))
    assert status == 400 and closed and answer["connection"] == "close"


def test_an_address_with_another_host_is_refused_and_with_ours_taken(house):
    (status, _, _), closed = one(house, request(house, b"GET http://evil.test/halsa"))
    assert status == 400 and closed
    (status, _, _), _ = one(house, request(house, b"GET http://127.0.0.1:%d/halsa" % house.port), 0.5)
    assert status == 200


@pytest.mark.parametrize("line", [b"TRACE /halsa", b"TRACE /ingen", b"CONNECT evil.test:443", b"PUT /halsa", b"DELETE /barn",
                                  b"OPTIONS *", b"PATCH /api/v1/today", b"POST /api/v1/today"])
def test_other_ways_of_asking_are_refused(house, line):
    (status, headers, _), _ = one(house, request(house, line, b"Content-Length: 0"), 0.5)
    assert status == 405 and "GET" in headers["allow"] and line.split()[0].decode() not in headers["allow"].split(", ")


def test_head_is_get_without_a_body(house):
    """Bytes after the head would be read as the next answer."""
    for path in (b"/halsa", b"/ingen", b"/logga-in", b"/api/v1/openapi.json"):
        with Wire(house.port) as wire:
            wire.send(request(house, b"HEAD " + path))
            time.sleep(0.5)
            wire.socket.settimeout(2)
            data = wire.socket.recv(1 << 20)
        head, _, rest = data.partition(b"\r\n\r\n")
        assert rest == b"" and head.startswith(b"HTTP/1.1 404" if path == b"/ingen" else b"HTTP/1.1 200"), data[:300]


FORM = b"POST /logga-in"


@pytest.mark.parametrize("name,headers,body", [
    ("both lengths", [b"Content-Length: 4", b"Transfer-Encoding: chunked"], b"0\r\n\r\nGET /halsa HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("two lengths", [b"Content-Length: 4", b"Content-Length: 5"], b"abcde"),
    ("a signed length", [b"Content-Length: +4"], b"abcd"),
    ("a negative length", [b"Content-Length: -4"], b"abcd"),
    ("a length that is no number", [b"Content-Length: 4x"], b"abcd"),
    ("an unknown encoding", [b"Transfer-Encoding: xchunked"], b"0\r\n\r\n"),
    ("chunked not last", [b"Transfer-Encoding: chunked, identity"], b"0\r\n\r\n"),
    ("a blank before the colon", [b"Transfer-Encoding : chunked"], b"0\r\n\r\n"),
    ("a chunk size that is no number", [b"Transfer-Encoding: chunked"], b"zz\r\nabc\r\n0\r\n\r\n"),
    ("a negative chunk size", [b"Transfer-Encoding: chunked"], b"-1\r\nabc\r\n0\r\n\r\n"),
    ("a chunk size without end", [b"Transfer-Encoding: chunked"], b"f" * 17 + b"\r\nabc\r\n0\r\n\r\n"),
    ("a chunk longer than it says", [b"Transfer-Encoding: chunked"], b"2\r\nabc\r\n0\r\n\r\n"),
    ("a line feed in a chunk", [b"Transfer-Encoding: chunked"], b"2;\nxx\r\n0\r\n\r\n"),
])
def test_a_body_that_two_could_measure_differently_is_refused(house, name, headers, body):
    (status, _, _), closed = one(house, request(house, FORM, *headers, body=body))
    assert status == 400 and closed


@pytest.mark.parametrize("data", [
    b"GET /halsa HTTP/1.1\nHost: 127.0.0.1:%d\n\n", b"GET /halsa HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-A: b\r\n c\r\n\r\n",
    b"GET /halsa HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-A: a\x00b\r\n\r\n",
    b"GET /halsa HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-A: a\rb\r\n\r\n", b"BREW /halsa HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
    b"GET /halsa HTTP/9.9\r\nHost: 127.0.0.1:%d\r\n\r\n", b"GET /\xff\xfe HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 %d\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM %d\r\n\r\n",
])
def test_what_is_not_clean_http_is_refused(house, data):
    (status, headers, body), closed = one(house, data.replace(b"%d", b"%d" % house.port))
    assert status == 400 and closed
    assert all(name in headers for name in PROTECTION), headers


@pytest.mark.parametrize("data,statuses", [
    (b"GET /" + b"a" * 9_000, {414}), (b"GET /" + b"a" * 1_000_000, {400, 414}),
])
def test_a_long_address_is_refused_and_not_repeated(house, data, statuses):
    (status, _, body), closed = one(house, request(house, data))
    assert status in statuses and closed and b"aaaaaaaaaa" not in body


@pytest.mark.parametrize("headers", [
    [b"X: " + b"a" * 200_000], [b"x%d: 1" % number for number in range(100_000)], [b"Cookie: " + b"a" * 100_000]])
def test_heads_that_are_too_large_are_refused(house, headers):
    (status, _, _), closed = one(house, request(house, HEALTH, *headers))
    assert status in (400, 431) and closed


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(house):
    for length in (b"1000001", b"9223372036854775807", b"9223372036854775808", b"99999999999999999999"):
        (status, headers, _), closed = one(house, request(house, FORM, b"Content-Length: " + length, body=b"a=b"))
        assert status in (400, 413) and closed and headers["connection"] == "close", length
    chunk = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
    (status, _, _), closed = one(house, request(house, FORM, b"Transfer-Encoding: chunked", body=chunk * 17))
    assert status == 413 and closed


def test_a_body_just_as_large_as_may_be_is_read(house):
    (status, _, _), _ = one(house, request(house, FORM, b"Content-Length: 1000000", body=b"a" * 1_000_000))
    assert status == 403  # read, and seen not to be a form of ours


def test_a_client_that_asks_first_is_told_to_go_on(house):
    with Wire(house.port) as wire:
        wire.send(request(house, FORM, b"Content-Length: 3", b"Expect: 100-continue"))
        wire.socket.settimeout(5)
        assert wire.socket.recv(1000).startswith(b"HTTP/1.1 100 Continue\r\n")
        wire.send(b"a=b")
        found, _ = wire.answers(1)
        assert [status for status, _, _ in found] == [403]


def test_questions_sent_together_are_answered_in_order(house):
    paths = [b"/halsa", b"/ingen", b"/logga-in", b"/halsa"]
    found, _ = ask(house.port, b"".join(request(house, b"GET " + path) for path in paths), 2)
    assert [status for status, _, _ in found] == [200, 404, 200, 200]


def test_no_path_leads_to_a_file(house):
    for path in (b"/filer/../../etc/passwd", b"/filer/..%2f..%2fetc%2fpasswd", b"/filer/%2e%2e/", b"/filer/..%252f", b"/%00",
                 b"/.git/config", b"/.env", b"/filer/samsyn.css%00", b"//etc/passwd", b"/%zz", b"/filer/%c0%ae%c0%ae/"):
        (status, headers, body), _ = one(house, request(house, b"GET " + path), 0.4)
        assert status == 404 and b"root:" not in body, path


# Time. All at once, so that the whole takes no longer than the longest.

def slow(house, first, drip, seconds):
    """How long until the server lets go of a client that sends a little now and then."""
    with Wire(house.port) as wire:
        began = time.monotonic()
        wire.send(first)
        while time.monotonic() - began < seconds:
            wire.socket.settimeout(1)
            try:
                if not wire.socket.recv(4096):
                    return time.monotonic() - began
            except TimeoutError:
                if drip and not wire.send(drip):
                    return time.monotonic() - began
            except ConnectionError:
                return time.monotonic() - began
    return None


def test_slow_clients_are_let_go(house):
    head = request(house, FORM, b"Content-Length: 900000")
    clients = {
        "says nothing": (b"", b""),
        "a head that drips": (b"GET /halsa HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n" % house.port, b"X-b: c\r\n"),
        "a head that stops": (b"GET /halsa HTTP/1.1\r\nHo", b""),
        "a body that stops": (head + b"a" * 2000, b""),
        "a body that drips": (head, b"a"),
        "a body too slow in all": (head, b"a" * 200),
        "a request line that drips": (b"GET /", b"a"),
        "nothing after an answer": (request(house, HEALTH), None),
    }
    with concurrent.futures.ThreadPoolExecutor(len(clients) + 1) as pool:
        # Somebody who behaves is served all the while.
        stop = threading.Event()
        served = pool.submit(lambda: keep_asking(house, stop))
        waits = {name: pool.submit(slow, house, first, drip, BODY + 15) for name, (first, drip) in clients.items()}
        took = {name: wait.result() for name, wait in waits.items()}
        stop.set()
        assert served.result() > 20
    for name, seconds in took.items():
        assert seconds is not None, f"{name}: still there"


def keep_asking(house, stop):
    asked = 0
    while not stop.wait(0.5):
        (status, _, _), _ = one(house, request(house, HEALTH, b"Connection: close"))
        assert status == 200
        asked += 1
    return asked


def test_too_many_connections_wait_for_room(house):
    """Those who came first are served; the others when somebody leaves."""
    # A few more than the house takes are let in at once; none of these is.
    wires = [Wire(house.port) for _ in range(360)]
    try:
        late = Wire(house.port)
        late.send(request(house, HEALTH))
        assert late.answers(1) == ([], False)
        wires[0].send(request(house, HEALTH))
        assert wires[0].answers(2)[0][0][0] == 200
        for wire in wires[:90]:
            wire.close()
        found, _ = late.answers(5)
        assert [status for status, _, _ in found] == [200]
        late.close()
    finally:
        for wire in wires:
            wire.close()


def test_a_client_that_does_not_read_is_no_trouble_to_others(house):
    with Wire(house.port) as wire:
        wire.socket.settimeout(3)
        try:
            wire.socket.sendall(request(house, b"GET /logga-in") * 20_000)
        except OSError:
            pass  # The server has stopped reading from it.
        (status, _, _), _ = one(house, request(house, HEALTH, b"Connection: close"))
        assert status == 200


def test_a_stop_finishes_what_is_begun():
    with House() as house:
        wires = [Wire(house.port) for _ in range(5)]
        # A password takes a while to check: all of these are under way when the server is told to stop.
        body = b'{"login":"ingen","password":"ingenting"}'
        for wire in wires:
            wire.send(request(house, b"POST /api/v1/sessions", b"Content-Type: application/json",
                              b"Content-Length: %d" % len(body), body=body))
        time.sleep(0.3)
        house.child.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        answers = [wire.answers(60)[0] for wire in wires]
        assert [[status for status, _, _ in found] for found in answers] == [[422]] * 5
        assert house.child.wait(30) == 0
        with pytest.raises(ConnectionError):
            socket.create_connection(("127.0.0.1", house.port), timeout=2)
        house.start()
        assert house.samsyn("journal", "verify").returncode == 0
        end(house.child)
