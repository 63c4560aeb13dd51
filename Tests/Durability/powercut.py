"""The disk after a power cut: what a recorded program's files may look like when only what was fsynced is certain.

lose    every byte written after a file's last fsync is gone
subset  each such write survived or not, by coin
torn    each 512-byte sector of such a write survived or not, by coin
"""
import collections
import os
import pathlib
import struct
import subprocess

HEAD = struct.Struct("<IIQQQQII")
MAGIC = 0x53414D53
WRITE, TRUNCATE, SYNC = 1, 2, 3
SECTOR = 512
MODES = ("lose", "subset", "torn")

Change = collections.namedtuple("Change", "kind path offset old new old_size")


def build(folder):
    """Compiles the recorder and gives its path."""
    library = pathlib.Path(folder) / "powercut.so"
    source = pathlib.Path(__file__).with_name("powercut.c")
    subprocess.run(["cc", "-O2", "-Wall", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl", "-lpthread"], check=True)
    return library


def environment(library, prefix, record, also=None):
    """What the recorded program has to be started with; `also` is another library that is loaded with it."""
    return {"LD_PRELOAD": ":".join(filter(None, [str(library), also])), "POWERCUT_PREFIX": str(prefix), "POWERCUT_RECORD": str(record)}


def read(record):
    """Every change in order. A last one cut short by the kill was never made."""
    data = pathlib.Path(record).read_bytes()
    at, changes = 0, []
    while at + HEAD.size <= len(data):
        magic, kind, offset, old_length, new_length, old_size, path_length, _ = HEAD.unpack_from(data, at)
        assert magic == MAGIC, f"the record is broken at byte {at}"
        path_at = at + HEAD.size
        old_at = path_at + path_length
        new_at = old_at + old_length
        end = new_at + new_length
        if end > len(data):
            break
        path = data[path_at:old_at].decode().removesuffix(" (deleted)")
        changes.append(Change(kind, path, offset, data[old_at:new_at], data[new_at:end], old_size))
        at = end
    return changes


def unsynced(changes):
    """For each file the changes after its last fsync."""
    pending = collections.defaultdict(list)
    for change in changes:
        if change.kind == SYNC:
            pending[change.path].clear()
        else:
            pending[change.path].append(change)
    return {path: rest for path, rest in pending.items() if rest}


def put(content, offset, data):
    if len(content) < offset + len(data):
        content.extend(bytes(offset + len(data) - len(content)))
    content[offset:offset + len(data)] = data


def resize(content, size):
    if len(content) > size:
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))


def undo(content, changes):
    for change in reversed(changes):
        put(content, change.offset, change.old)
        resize(content, change.old_size)


def redo_some(content, changes, mode, chance):
    for change in changes:
        if change.kind == TRUNCATE:
            if chance.random() < 0.5:
                resize(content, change.offset)
        elif mode == "subset":
            if chance.random() < 0.5:
                put(content, change.offset, change.new)
        else:
            at = 0
            while at < len(change.new):
                step = SECTOR - (change.offset + at) % SECTOR
                if chance.random() < 0.5:
                    put(content, change.offset + at, change.new[at:at + step])
                at += step


def cut(record, mode, chance):
    """Makes the files what the disk may hold after the cut; gives how many changes were in doubt."""
    assert mode in MODES, mode
    doubtful = 0
    for path, changes in unsynced(read(record)).items():
        if not os.path.exists(path):
            continue
        content = bytearray(pathlib.Path(path).read_bytes())
        undo(content, changes)
        if mode != "lose":
            redo_some(content, changes, mode, chance)
        pathlib.Path(path).write_bytes(content)
        doubtful += len(changes)
    return doubtful
