#!/usr/bin/env python3
"""Checks what `samsyn journal prove` shows: that an entry is in the journal that was signed, or that an older journal is the beginning of a later
one. Exit code 0 when it holds, 1 when it does not. See docs/journal.md.

    tools/verify_proof.py --key 'samsyn.example/logg+1234abcd+AQ…' entry.tlog-proof HASH
    tools/verify_proof.py --key … later.proof older.checkpoint
"""
import argparse
import base64
import pathlib
import sys

from verify_journal import Checkpoint, Wrong, leaf, node


def split(size):
    return 1 << (size - 1).bit_length() - 1


def root_from(start, index, size, proof):
    """The root to which an inclusion proof leads from a leaf; `proof` is an iterator."""
    if size == 1:
        return start
    if index < split(size):
        return node(root_from(start, index, split(size), proof), next(proof))
    right = root_from(start, index - split(size), size - split(size), proof)
    return node(next(proof), right)


def both_roots(old, size, old_root, proof, is_whole=True):
    """The roots of the shorter and of the longer tree to which a consistency proof leads."""
    if old == size:
        return (old_root,) * 2 if is_whole else (next(proof),) * 2
    if old <= split(size):
        first, second = both_roots(old, split(size), old_root, proof, is_whole)
        return first, node(second, next(proof))
    first, second = both_roots(old - split(size), size - split(size), old_root, proof, False)
    left = next(proof)
    return node(left, first), node(left, second)


def parted(path, key):
    """The number at the head of a proof, its hashes, and the checkpoint after them."""
    head, _, note = pathlib.Path(path).read_text(encoding="utf-8").partition("\n\n")
    lines = [line for line in head.splitlines() if not line.startswith(("c2sp.org/", "extra "))]
    return int(lines[0].split()[1]), iter([base64.b64decode(line) for line in lines[1:]]), Checkpoint(note, key)


def check_entry(path, key, entry_hash):
    index, proof, signed = parted(path, key)
    if root_from(leaf(bytes.fromhex(entry_hash)), index, signed.size, proof) != signed.root or list(proof):
        raise Wrong(f"entry {index + 1} is not in the journal that was signed")
    return f"Entry {index + 1} is in the journal of {signed.size} entries."


def check_beginning(path, key, older):
    old, proof, signed = parted(path, key)
    if older.size != old or both_roots(old, signed.size, older.root, proof) != (older.root, signed.root) or list(proof):
        raise Wrong(f"the journal of {older.size} entries is not the beginning of the one of {signed.size}")
    return f"The journal of {old} entries is the beginning of the one of {signed.size}."


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--key", required=True, help="the journal's public key, as samsyn journal key printed it")
    parser.add_argument("proof", help="what samsyn journal prove printed")
    parser.add_argument("held", help="the entry's hash, from the export; or the file of an older checkpoint")
    asked = parser.parse_args()
    try:
        is_entry = pathlib.Path(asked.proof).read_text(encoding="utf-8").startswith("c2sp.org/tlog-proof@v1\n")
        held = asked.held if is_entry else Checkpoint(pathlib.Path(asked.held).read_text(encoding="utf-8"), asked.key)
        print((check_entry if is_entry else check_beginning)(asked.proof, asked.key, held))
        return 0
    except (Wrong, ValueError, IndexError, OSError, StopIteration) as fault:
        print(fault if isinstance(fault, Wrong) else "this cannot be read or is not whole")
        return 1


if __name__ == "__main__":
    sys.exit(main())
