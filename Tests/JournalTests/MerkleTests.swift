@testable import Journal
import Crypto
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

/// The tree: the same as RFC 6962 says it, whatever the size, and never more work for an older journal.
@Suite struct MerkleTests {
    /// The leaves and roots that the authors of Certificate Transparency publish for their own tests.
    static let published: [(leaf: String, root: String)] = [
        ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ]

    private func bytes(_ text: String) -> [UInt8] {
        stride(from: 0, to: text.count, by: 2).map { index in
            let start = text.index(text.startIndex, offsetBy: index)
            return UInt8(text[start..<text.index(start, offsetBy: 2)], radix: 16) ?? 0
        }
    }

    private func tree(_ leaves: [MerkleTree.Hash]) -> MerkleTree {
        MerkleTree { MerkleTree.folded(Array(leaves[Int($0.lowerBound)..<Int($0.upperBound)])) }
    }

    /// The definition, word by word.
    private func defined(_ leaves: ArraySlice<MerkleTree.Hash>) -> MerkleTree.Hash {
        guard leaves.count > 1 else { return leaves.first ?? Array(SHA256.hash(data: Data())) }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let middle = leaves.startIndex + half
        return MerkleTree.node(defined(leaves[..<middle]), defined(leaves[middle...]))
    }

    @Test func theRootsAreThosePublished() throws {
        let leaves = MerkleTests.published.map { MerkleTree.leaf(bytes($0.leaf)) }
        for size in 1...leaves.count {
            #expect(try tree(leaves).root(Int64(size)) == bytes(MerkleTests.published[size - 1].root))
        }
        #expect(try tree([]).root(0) == Array(SHA256.hash(data: Data())))
    }

    @Test func everySizeAndEveryProofIsAsDefined() throws {
        let leaves = (0..<70).map { MerkleTree.leaf([UInt8($0)]) }
        let tree = tree(leaves)
        for size in 1...70 {
            let root = defined(leaves[..<size])
            #expect(try tree.root(Int64(size)) == root)
            for leaf in stride(from: size % 3, to: size, by: 3) {
                var path = try tree.path(of: Int64(leaf), in: Int64(size))[...]
                #expect(climbed(leaves[leaf], leaf, size, &path) == root && path.isEmpty)
            }
            for old in stride(from: 1 + size % 2, through: size, by: 2) {
                var proof = try tree.consistency(from: Int64(old), to: Int64(size))[...]
                let found = both(old, size, defined(leaves[..<old]), &proof, isWhole: true)
                #expect(found.0 == defined(leaves[..<old]) && found.1 == root && proof.isEmpty)
            }
        }
    }

    private func half(_ size: Int) -> Int {
        var half = 1
        while half * 2 < size { half *= 2 }
        return half
    }

    private func climbed(_ start: MerkleTree.Hash, _ index: Int, _ size: Int, _ path: inout ArraySlice<MerkleTree.Hash>)
        -> MerkleTree.Hash
    {
        guard size > 1 else { return start }
        if index < half(size) {
            let left = climbed(start, index, half(size), &path)
            return MerkleTree.node(left, path.popFirst() ?? [])
        }
        let right = climbed(start, index - half(size), size - half(size), &path)
        return MerkleTree.node(path.popFirst() ?? [], right)
    }

    private func both(
        _ old: Int, _ size: Int, _ root: MerkleTree.Hash, _ proof: inout ArraySlice<MerkleTree.Hash>, isWhole: Bool
    ) -> (MerkleTree.Hash, MerkleTree.Hash) {
        if old == size {
            let hash = isWhole ? root : proof.popFirst() ?? []
            return (hash, hash)
        }
        if old <= half(size) {
            let (first, second) = both(old, half(size), root, &proof, isWhole: isWhole)
            return (first, MerkleTree.node(second, proof.popFirst() ?? []))
        }
        let (first, second) = both(old - half(size), size - half(size), root, &proof, isWhole: false)
        let left = proof.popFirst() ?? []
        return (MerkleTree.node(left, first), MerkleTree.node(left, second))
    }

    /// From the tables: the same root as from all entries, on both engines, also where it grew in many steps.
    @Test(arguments: TestDatabase.each) func theStoredTreeIsTheWholeTree(engine: TestDatabase) async throws {
        let journal = Journal(keys: .test)
        let store = try engine.open(Journal.migrations, flush: { try journal.flush($0, in: $1) })
        let key = try #require(JournalKey(name: "samsyn.example/logg", seed: [UInt8](repeating: 7, count: 32)))
        let checkpoints = Checkpoints(store: store, key: key)
        for size in [1, 255, 1, 300, 212] {
            try await store.write { tx in
                for number in 0..<size { tx.append(JournalEntry(.read, "seeChild", by: nil, about: "child/\(number)")) }
            }
            let note = try await checkpoints.sign()
            let leaves = try await store.read {
                try $0.all("SELECT hash FROM journal ORDER BY seq").map { MerkleTree.leaf(try $0.bytes("hash")) }
            }
            #expect(Checkpoint(note: note)?.root == defined(leaves[...]))
            #expect(Checkpoint(note: note)?.size == Int64(leaves.count))
        }
        #expect(try await journal.verify(store) == .whole(entries: 769))
    }

    /// A key as other programs for signed notes write it, and its name and number in the signature.
    @Test func aNoteIsWrittenAsOthersReadIt() throws {
        let key = try #require(JournalKey(name: "example.com/log", seed: [UInt8](repeating: 1, count: 32)))
        #expect(key.secretText.hasPrefix("PRIVATE+KEY+example.com/log+"))
        let parts = key.publicText.split(separator: "+", maxSplits: 2)
        let note = try key.note(Checkpoint(origin: "example.com/log", size: 3, root: [UInt8](repeating: 0, count: 32)))
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[1] == "3" && lines[3].isEmpty && lines[4].hasPrefix("— example.com/log ") && lines[5].isEmpty)
        let signature = try #require(Data(base64Encoded: String(lines[4].split(separator: " ")[2])))
        let publicKey = try #require(Data(base64Encoded: String(parts[2])))
        #expect(bytes(String(parts[1])) == Array(signature.prefix(4)) && publicKey[0] == 1)
        let reader = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey.dropFirst())
        #expect(
            reader.isValidSignature(signature.dropFirst(4), for: Data(lines[0...2].joined(separator: "\n").utf8) + [10])
        )
        for name in ["", "a b", "a+b", "å", "a\nb"] {
            #expect(JournalKey(name: name, seed: [UInt8](repeating: 1, count: 32)) == nil)
        }
    }
}
