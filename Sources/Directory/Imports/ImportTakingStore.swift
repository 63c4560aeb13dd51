import Kernel
import Storage

/// The only file that knows in what order things are written when rows come from another system.
enum ImportTakingStore {
    /// Takes in a few rows of one resource. A row that has not changed is only noted as seen.
    static func take(_ rows: [Sent], of resource: SchoolResource, _ batch: ImportBatch, in tx: Transaction) throws
        -> ImportTally
    {
        var tally = ImportTally()
        let named = rows.map { (id: $0["id"].text?.lowercased() ?? "", row: $0) }
        var known = try ImportSeenStore.load(named.map(\.id).filter { !$0.isEmpty }, of: resource, in: tx)
        var met: [String: String] = [:]
        var unchanged: [String] = []
        for (id, row) in named {
            guard !id.isEmpty, id.utf8.count <= 200, row.isObject else {
                tally.unmapped += 1
                try ImportRunStore.note(("id", "–"), in: resource, of: batch.run, tx)
                continue
            }
            let (hash, before) = (row.fingerprint, known[id])
            // A page that comes twice in a run is counted once.
            let isFirst = met[id] == nil && before?.run != batch.run.description
            if !isFirst, (met[id] ?? before?.hash) == hash { continue }
            met[id] = hash
            var notes = CodeNotes()
            if let before, before.hash == hash, !before.isGone {
                unchanged.append(id)
                _ = try apply(row, id: id, of: resource, nil, batch, noting: &notes, write: false, in: tx)
            } else {
                let applied = try apply(row, id: id, of: resource, before, batch, noting: &notes, write: true, in: tx)
                try ImportSeenStore.keep(id, of: resource, hash: hash, applied, batch, in: tx)
                known[id] = try ImportSeenStore.find(id, of: resource, in: tx)
                if isFirst, before == nil { tally.new += 1 } else if isFirst { tally.changed += 1 }
            }
            guard isFirst else { continue }
            tally.read += 1
            tally.unmapped += notes.unknown.count
            for code in notes.unknown { try ImportRunStore.note(code, in: resource, of: batch.run, tx) }
        }
        try ImportSeenStore.touch(unchanged, of: resource, batch, in: tx)
        return tally
    }

    /// Takes in what waits of one resource, now that more has come. The id to go on after; nil when there is no more.
    static func retry(
        _ resource: SchoolResource, after id: String, _ batch: ImportBatch, limit: Int, in tx: Transaction
    ) throws -> String? {
        let rows = try ImportSeenStore.waiting(resource, after: id, batch, limit: limit, in: tx)
        for (id, row, seen) in rows {
            var notes = CodeNotes()
            if resource == .persons {
                let person: ID<Person>? = seen.target.flatMap { ID($0) }
                guard let person else { continue }
                let rest = try join(
                    SentPerson(row, id: id, today: batch.today, noting: &notes), person, row, batch, in: tx)
                try ImportSeenStore.wait(id, of: resource, for: rest, in: tx)
            } else {
                let applied = try apply(row, id: id, of: resource, seen, batch, noting: &notes, write: true, in: tx)
                try ImportSeenStore.keep(id, of: resource, hash: seen.hash, applied, run: seen.run, batch, in: tx)
            }
        }
        return rows.last?.id
    }

    private static func apply(
        _ row: Sent, id: String, of resource: SchoolResource, _ before: ImportSeen?, _ batch: ImportBatch,
        noting notes: inout CodeNotes, write: Bool, in tx: Transaction
    ) throws -> ImportApplied {
        switch resource {
        case .organisations:
            let sent = SentPlace(row, id: id, noting: &notes)
            return write ? try ImportPlaceStore.put(sent, row: row, before, batch, in: tx) : ImportApplied()
        case .persons:
            let sent = SentPerson(row, id: id, today: batch.today, noting: &notes)
            return write ? try put(sent, row, before, batch, noting: &notes, in: tx) : ImportApplied()
        case .placements:
            let sent = SentPlacement(row, id: id, noting: &notes)
            return write ? try put(sent, row, id: id, batch, in: tx) : ImportApplied()
        case .groups:
            let sent = SentGroup(row, id: id, noting: &notes)
            return write ? try ImportGroupStore.put(sent, row: row, before, batch, in: tx) : ImportApplied()
        case .duties:
            let sent = SentDuty(row, id: id, noting: &notes)
            return write ? try ImportDutyStore.put(sent, row: row, before, batch, in: tx) : ImportApplied()
        case .activities:
            let sent = SentActivity(row, noting: &notes)
            guard write else { return ImportApplied() }
            let said = sent.groups.flatMap { group in sent.teachers.map { ImportGroupStore.Teaching($0, of: group) } }
            try ImportGroupStore.teach(said, from: id, of: .activities, in: tx)
            return ImportApplied()
        }
    }

    // MARK: Persons

    private static func put(
        _ sent: SentPerson, _ row: Sent, _ before: ImportSeen?, _ batch: ImportBatch, noting notes: inout CodeNotes,
        in tx: Transaction
    ) throws -> ImportApplied {
        let (person, protection) = try ImportPersonStore.put(sent, before, batch, noting: &notes, in: tx)
        let rest = try join(sent, person, row, batch, in: tx)
        return ImportApplied(
            target: person.description, waiting: rest, rawNumber: sent.rawNumber,
            protection: sent.protection == nil ? before?.protection : protection)
    }

    /// Makes the person the child it may be, with places and guardians. What could not be done yet is handed back.
    private static func join(
        _ sent: SentPerson, _ person: ID<Person>, _ row: Sent, _ batch: ImportBatch, in tx: Transaction
    ) throws -> Sent? {
        let child: ID<Child> = person.seen()
        let rest = row.only("id", "birthDate", "civicNo", "enrolments", "responsibles")
        var isComplete = true
        let isThere = try ImportChildStore.isChild(child, in: tx)
        guard isThere || (sent.isChild(on: batch.today) && !sent.isGone) else { return nil }
        var stays: [ImportChildStore.Stay] = []
        for one in sent.enrolments where !sent.isGone {
            if let stay = try stay(one, in: tx) { stays.append(stay) } else { isComplete = false }
        }
        if !isThere {
            // Without a school the placement comes later and decides; only when nothing more is to come is the child taken without.
            if stays.isEmpty, !batch.isLast { return rest }
            guard
                try ImportChildStore.begin(
                    child, birth: sent.birth, municipality: sent.municipality, stays: stays, batch, in: tx)
            else { return rest }
        } else {
            if let municipality = sent.municipality { try ImportChildStore.move(child, to: municipality, in: tx) }
            try Children.nameChanged(child, in: tx)
        }
        if isComplete || !stays.isEmpty {
            try ImportChildStore.stay(child, stays, kind: .enrolments, batch, in: tx)
        }
        var guardians: [(ID<Person>, Custody)] = []
        let people = try ImportSeenStore.load(sent.guardians.map(\.person), of: .persons, in: tx)
        for one in sent.guardians {
            if let guardian: ID<Person> = people[one.person]?.target.flatMap({ ID($0) }) {
                guardians.append((guardian, one.custody))
            } else {
                isComplete = false
            }
        }
        try ImportChildStore.keepGuardians(child, guardians, batch, in: tx)
        ImportChildStore.mark(child, batch, in: tx)
        return isComplete ? nil : rest
    }

    private static func stay(_ sent: SentEnrolment, in tx: Transaction) throws -> ImportChildStore.Stay? {
        guard let workplace: ID<Workplace> = try ImportSeenStore.target(sent.place, of: .organisations, in: tx) else {
            return nil
        }
        return ImportChildStore.Stay(
            key: sent.key, workplace: workplace, form: sent.form, year: sent.year, from: sent.from, to: sent.to)
    }

    private static func put(
        _ sent: SentPlacement, _ row: Sent, id: String, _ batch: ImportBatch, in tx: Transaction
    ) throws -> ImportApplied {
        let person: ID<Person>? = try ImportSeenStore.target(sent.child, of: .persons, in: tx)
        guard let person else { return ImportApplied(waiting: row) }
        let (child, key): (ID<Child>, String) = (person.seen(), "placement \(id)")
        guard let enrolment = sent.enrolment else {
            guard try ImportChildStore.isChild(child, in: tx) else { return ImportApplied(target: person.description) }
            try ImportChildStore.stay(child, [], kind: .placement(key), batch, in: tx)
            return ImportApplied(target: person.description)
        }
        guard let stay = try stay(enrolment, in: tx) else {
            return ImportApplied(target: person.description, waiting: row)
        }
        if try !ImportChildStore.isChild(child, in: tx) {
            let birth = try ImportPersonStore.birth(of: person, in: tx)
            guard try ImportChildStore.begin(child, birth: birth, municipality: nil, stays: [stay], batch, in: tx)
            else { return ImportApplied(target: person.description, waiting: row) }
        }
        try ImportChildStore.stay(child, [stay], kind: .placement(key), batch, in: tx)
        ImportChildStore.mark(child, batch, in: tx)
        return ImportApplied(target: person.description)
    }

    // MARK: What is gone

    static func bury(_ seen: ImportSeen, of resource: SchoolResource, _ batch: ImportBatch, in tx: Transaction) throws {
        switch resource {
        case .organisations: try ImportPlaceStore.close(seen, batch, in: tx)
        case .persons: try ImportPersonStore.bury(seen, batch, in: tx)
        case .placements:
            if let child: ID<Child> = seen.target.flatMap({ ID($0) }), try ImportChildStore.isChild(child, in: tx) {
                try ImportChildStore.stay(child, [], kind: .placement("placement \(seen.id)"), batch, in: tx)
                ImportChildStore.mark(child, batch, in: tx)
            }
        case .groups: try ImportGroupStore.bury(group: seen, batch, in: tx)
        case .duties:
            try ImportGroupStore.teach([], from: seen.id, of: .duties, in: tx)
            try ImportDutyStore.letGo(of: seen.id, except: [], batch, in: tx)
        case .activities: try ImportGroupStore.teach([], from: seen.id, of: .activities, in: tx)
        }
        try ImportSeenStore.bury(seen.id, of: resource, batch, in: tx)
    }
}
