import ArgumentParser
import Journal
import Kernel
import Logging
import Storage

/// What `serve` needs to know to let the journal's checkpoints leave the machine.
struct Outside: ParsableArguments {
    @Option(help: "The file with the journal's key; checkpoints are then signed while serving.") var journalKey: String?

    @Option(help: "Who keeps the checkpoints: a folder on another machine, or a witness's address; may be given again.")
    var journalWitness: [String] = []

    @Option(help: "How often, in seconds.") var journalEvery = 300

    @Option(help: "Alarm when no witness has taken a checkpoint for so many seconds.") var journalAlarmAfter = 86_400

    func schedule(_ store: DataStore) throws -> CheckpointSchedule? {
        guard let journalKey else {
            guard journalWitness.isEmpty else { throw ValidationError("--journal-witness needs --journal-key.") }
            return nil
        }
        guard journalEvery > 0, journalAlarmAfter > 0 else {
            throw ValidationError("--journal-every and --journal-alarm-after are numbers of seconds from 1.")
        }
        return CheckpointSchedule(
            checkpoints: Checkpoints(store: store, key: try JournalKey(file: journalKey)),
            witnesses: journalWitness.map { Witness($0) }, every: .seconds(journalEvery),
            alarmAfter: .seconds(journalAlarmAfter))
    }
}

/// Signs the journal from time to time and shows it to those outside; a witness that is away is asked again soon.
struct CheckpointSchedule: Sendable {
    let checkpoints: Checkpoints
    let witnesses: [Witness]
    let every: Duration
    let alarmAfter: Duration
    private var soon: Duration { min(every, .seconds(30)) }

    func run() async {
        let logger = Logger(label: "samsyn")
        var areKept = false
        while !Task.isCancelled {
            var pause = soon
            do {
                if !areKept { try await checkpoints.keep(witnesses, alarmAfter: alarmAfter, alone: true) }
                areKept = true
                let answers = try await checkpoints.send(to: witnesses)
                for (witness, answer) in zip(witnesses, answers) where answer != .taken {
                    logger.error(
                        "a checkpoint was not taken",
                        metadata: ["witness": "\(witness.name)", "why": "\(answer.words)"])
                }
                if answers.allSatisfy({ $0 == .taken }) { pause = every }
            } catch let fault as CheckpointFault {
                logger.error("no checkpoint can be signed", metadata: ["why": "\(fault.words)"])
            } catch {
                logger.error("no checkpoint could be signed", metadata: ["kind": "\(type(of: error))"])
            }
            // Cancelled while waiting is the same as cancelled: the loop ends.
            try? await Task.sleep(for: pause)
        }
    }
}
