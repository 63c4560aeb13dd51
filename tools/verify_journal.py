#!/usr/bin/env python3
"""Checks an export of Samsyn's journal against checkpoints that somebody outside has kept. Written from the formats alone: RFC 6962 and C2SP's
signed-note and tlog-checkpoint. Exit code 0 when all holds, 1 when something does not. See docs/journal.md.

    samsyn journal export > journal.jsonl
    tools/verify_journal.py --key 'samsyn.example/logg+1234abcd+AQ…' --export journal.jsonl kept/*.checkpoint
"""
import argparse
import base64
import hashlib
import json
import pathlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FIELDS = ("kind", "action", "account", "person", "position", "workplace", "child", "about", "ground", "request")
CLOCKS_DIFFER = 5 * 60 * 1000


class Wrong(Exception):
    """What does not hold, in words."""


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf(entry_hash):
    return sha(b"\0", entry_hash)


def node(left, right):
    return sha(b"\1", left, right)


class Checkpoint:
    """A signed note, read; raises when the key has not signed it."""

    def __init__(self, note, key):
        name, mark, coded = key.split("+", 2)
        public = base64.b64decode(coded)
        if sha(name.encode(), b"\n", public)[:4].hex() != mark or public[:1] != b"\1":
            raise Wrong("the public key is not whole")
        text, _, signatures = note.rpartition("\n\n")
        text += "\n"
        self.origin, size, root = text.split("\n")[:3]
        self.size, self.root = int(size), base64.b64decode(root)
        signed = [base64.b64decode(line.split(" ")[2]) for line in signatures.splitlines() if line.startswith(f"— {name} ")]
        for one in signed:
            if one[:4].hex() == mark:
                try:
                    return Ed25519PublicKey.from_public_bytes(public[1:]).verify(one[4:], text.encode())
                except InvalidSignature:
                    break
        raise Wrong(f"a checkpoint over {size} entries is not signed by {name}")


def canonical(entry, previous):
    """The bytes an entry's hash covers."""
    parts = [previous, entry["seq"].to_bytes(8, "big"), entry["at"].to_bytes(8, "big", signed=True)]
    for text in map(entry.get, FIELDS):
        parts += [b"\0"] if text is None else [b"\1", len(text.encode()).to_bytes(4, "big"), text.encode()]
    return b"".join(parts)


class Tree:
    """The root over what has been read so far: the hashes of whole parts, the largest first."""

    def __init__(self):
        self.size, self.parts = 0, []

    def add(self, entry_hash):
        self.size += 1
        self.parts.append((1, leaf(entry_hash)))
        while len(self.parts) > 1 and self.parts[-1][0] == self.parts[-2][0]:
            (count, right), (_, left) = self.parts.pop(), self.parts.pop()
            self.parts.append((2 * count, node(left, right)))

    def root(self):
        found = self.parts[-1][1] if self.parts else sha()
        for _, left in reversed(self.parts[:-1]):
            found = node(left, found)
        return found


def check_export(lines, checkpoints):
    """Everything that is wrong with an export, each checkpoint held against the tree of its size."""
    wrong, tree, chain, held, latest, roots = [], Tree(), bytes(32), 0, 0, {}
    for one in checkpoints:
        if roots.setdefault(one.size, one.root) != one.root:
            wrong.append(f"two journals: {one.size} entries have been signed with two roots")
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        if int(entry["seq"]) != number:
            return wrong + [f"entry {number} is missing: {entry['seq']} stands in its place"]
        stored = bytes.fromhex(entry["hash"])
        if "at" in entry:
            if chain and sha(canonical(entry, chain)) != stored:
                wrong.append(f"entry {number} is not what was hashed, or does not follow the one before it")
            if entry["at"] < latest - CLOCKS_DIFFER:
                wrong.append(f"entry {number} is dated before those that stand before it")
            latest = max(latest, entry["at"])
        chain = stored
        tree.add(stored)
        if number in roots and roots[number] != tree.root():
            return wrong + [f"entries {held + 1} to {number} are not what was signed: written anew, dated back, taken away or reordered"]
        held = number if number in roots else held
    if roots and max(roots) > tree.size:
        wrong.append(f"the end is gone: {max(roots)} entries have been signed, {tree.size} are left")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--key", required=True, help="the journal's public key, as samsyn journal key printed it")
    parser.add_argument("--export", required=True, help="the lines of samsyn journal export")
    parser.add_argument("checkpoints", nargs="+", help="checkpoints that were kept outside")
    asked = parser.parse_args()
    try:
        kept = [Checkpoint(pathlib.Path(path).read_text(encoding="utf-8"), asked.key) for path in asked.checkpoints]
        wrong = check_export(pathlib.Path(asked.export).read_text(encoding="utf-8").splitlines(), kept)
    except (Wrong, ValueError, KeyError, IndexError) as fault:
        wrong = [f"this cannot be read: {fault}" if not isinstance(fault, Wrong) else str(fault)]
    print("\n".join(wrong) or f"All holds: {len(asked.checkpoints)} checkpoints.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
