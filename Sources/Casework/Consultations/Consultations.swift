public import Kernel
public import Storage
public import Web
import Directory
import Law

/// Anonyma konsultationer: asking without naming the child or oneself. This is the room's door.
public struct Consultations: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) { addPages(to: desk) }

    /// Asks; the code is all that leads back to the answer. `mark` is that of the form: the same form twice gives the same code.
    static func ask(_ answers: Answers, mark: String, by caller: Caller, keys: MasterKey, in tx: Transaction) throws
        -> TrackingCode
    {
        let question = answers.text("question")
        let seed =
            mark.isEmpty ? hex(tx.random(16)) : "\(mark) \(caller.account) \(answers.text("receiver")) \(question)"
        let code = TrackingCode(keys.mac(Array("consultation \(seed)".utf8)))
        try ask(answers, code, in: tx)
        return code
    }

    private static func ask(_ answers: Answers, _ code: TrackingCode, in tx: Transaction) throws {
        guard let workplace: ID<Workplace> = answers.id("receiver"),
            let receiver = try ConsultationStore.receiver(workplace, in: tx)
        else {
            throw Failure.invalid([Problem("receiver", Phrase("Välj vem du vill fråga.", en: "Choose whom to ask."))])
        }
        try ConsultationStore.ask(
            answers.text("question"), areas: answers.choices("areas", of: WheelArea.self), of: receiver,
            id: ID(key: "consultation \(code)"), in: tx)
    }

    /// Asks with a code of chance; who asks is not told even here.
    @discardableResult
    public static func ask(_ answers: Answers, in tx: Transaction) throws -> String {
        let code = TrackingCode(tx.random(16))
        try ask(answers, code, in: tx)
        return code.description
    }

    static func find(_ typed: String, in tx: Transaction) throws -> Consultation {
        guard let code = TrackingCode(typed: typed),
            let found = try ConsultationStore.find(ID(key: "consultation \(code)"), in: tx)
        else { throw Failure.invalid([ConsultationForm.unknownCode]) }
        return found
    }

    /// Answers a question that is the caller's to answer.
    @discardableResult
    public static func answer(_ id: String, with words: String, by caller: Caller, in tx: Transaction) throws -> Done {
        guard let id = ID<Consultation>(id) else { throw Failure.notFound }
        var consultation = try ConsultationStore.find(id, for: caller, in: tx)
        try consultation.answer(words, on: Day(tx.now))
        try ConsultationStore.keep(consultation, by: caller, in: tx)
        return Done("/konsultationer/\(id)", id)
    }
}
