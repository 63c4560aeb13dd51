"""Bytes to a port and bytes back: what no HTTP library would let through."""
import re
import socket
import time


class Wire:
    def __init__(self, port):
        self.port = port
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.left = b""

    def send(self, data):
        try:
            self.socket.sendall(data)
            return True
        except OSError:
            return False

    def answers(self, seconds=5):
        """Every answer until the connection ends or nothing more comes: [(status, headers, body)], and whether it was closed."""
        end, data, closed = time.monotonic() + seconds, self.left, False
        while time.monotonic() < end and not closed:
            self.socket.settimeout(max(0.01, end - time.monotonic()))
            try:
                more = self.socket.recv(65536)
                data, closed = data + more, not more
            except TimeoutError:
                break
            except ConnectionError:
                closed = True
        return parsed(data), closed

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def parsed(data):
    found = []
    while data:
        head, split, rest = data.partition(b"\r\n\r\n")
        status = re.match(rb"HTTP/1\.[01] (\d{3})", head)
        assert split and status, f"not an answer: {data[:200]!r}"
        headers = {}
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            headers.setdefault(name.decode().lower(), value.strip().decode())
        if status.group(1) == b"100":
            data = rest
            continue
        length = int(headers.get("content-length", len(rest)))
        found.append((int(status.group(1)), headers, rest[:length]))
        data = rest[length:]
    return found


def ask(port, data, seconds=5):
    """The answers to these bytes on a connection of their own, and whether the server closed it."""
    with Wire(port) as wire:
        wire.send(data)
        return wire.answers(seconds)
