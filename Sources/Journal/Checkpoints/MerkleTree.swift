import Crypto

/// Hashträd (Merkle tree, RFC 6962): one hash over all entries, such that a shorter tree can be shown to be the beginning of a longer one.
struct MerkleTree {
    typealias Hash = [UInt8]

    /// The hash of a whole part: a power of two leaves, beginning at a multiple of their number.
    let whole: (Range<Int64>) throws -> Hash

    static func leaf(_ bytes: [UInt8]) -> Hash { digest([0] + bytes) }
    static func node(_ left: Hash, _ right: Hash) -> Hash { digest([1] + left + right) }

    /// A power of two hashes put together to one.
    static func folded(_ hashes: [Hash]) -> Hash {
        var level = hashes
        while level.count > 1 {
            level = stride(from: 0, to: level.count - 1, by: 2).map { node(level[$0], level[$0 + 1]) }
        }
        return level.first ?? digest([])
    }

    func root(_ size: Int64) throws -> Hash { try size == 0 ? MerkleTree.digest([]) : hash(0..<size) }

    /// What a leaf needs beside it to give the root, from its sibling upwards.
    func path(of leaf: Int64, in size: Int64) throws -> [Hash] {
        var (part, path): (Range<Int64>, [Hash]) = (0..<size, [])
        while part.count > 1 {
            let (left, right) = MerkleTree.split(part)
            path.append(try hash(left.contains(leaf) ? right : left))
            part = left.contains(leaf) ? left : right
        }
        return path.reversed()
    }

    /// What shows that the tree of `old` leaves is the beginning of the one of `size`.
    func consistency(from old: Int64, to size: Int64) throws -> [Hash] {
        guard old > 0, old < size else { return [] }
        var (part, isWhole, proof): (Range<Int64>, Bool, [Hash]) = (0..<size, true, [])
        while part.upperBound != old {
            let (left, right) = MerkleTree.split(part)
            if old <= left.upperBound {
                proof.append(try hash(right))
                part = left
            } else {
                proof.append(try hash(left))
                (part, isWhole) = (right, false)
            }
        }
        if !isWhole { proof.append(try hash(part)) }
        return proof.reversed()
    }

    private func hash(_ part: Range<Int64>) throws -> Hash {
        let count = Int64(part.count)
        if count.nonzeroBitCount == 1, part.lowerBound % count == 0 { return try whole(part) }
        let (left, right) = MerkleTree.split(part)
        return MerkleTree.node(try hash(left), try hash(right))
    }

    /// Parted at the largest power of two below its size.
    private static func split(_ part: Range<Int64>) -> (Range<Int64>, Range<Int64>) {
        let half = Int64(1) << (Int64.bitWidth - 1 - (Int64(part.count) - 1).leadingZeroBitCount)
        let middle = part.lowerBound + half
        return (part.lowerBound..<middle, middle..<part.upperBound)
    }

    private static func digest(_ bytes: [UInt8]) -> Hash { Array(SHA256.hash(data: bytes)) }
}
