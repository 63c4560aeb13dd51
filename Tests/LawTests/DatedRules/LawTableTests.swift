import Foundation
import Kernel
import Law
import Testing

private let tables = "law_tables.json"
private let book = RuleBook.current
private let today = Day(2026, 11, 20)!

@Suite struct AgainstTheLawTables {
    /// Every cell of the tables in a column of that name.
    private func column(_ name: String) throws -> Set<String> {
        let json = try JSONSerialization.jsonObject(with: SharedFolder.bytes(tables))
        let sections = try #require(json as? [String: [[[String: String]]]])
        return Set(sections.values.joined().joined().compactMap { $0[name] })
    }

    @Test func theTablesAreThere() { SharedFolder.noteIfMissing(tables) }

    @Test(.enabled(if: SharedFolder.has(tables))) func everyRuleOfLawHasARow() throws {
        let rows = try column("rule_id").union(column("sec_id"))
        for version in book.rules.flatMap(\.versions) where version.isLaw {
            #expect(rows.contains(version.row), "\(version.row)")
        }
        for row in rows where row.hasPrefix("SOL-REPORT") || row.hasPrefix("SOL-FEEDBACK") || row.hasPrefix("SOL-KEEP")
        {
            #expect(book.rules.contains { $0.versions.contains { $0.row == row } }, "\(row) is not in the book")
        }
    }

    @Test(.enabled(if: SharedFolder.has(tables))) func groundsAndTablesHaveTheSameCodes() throws {
        #expect(try column("basis_code") == Set(GroundCode.allCases.map(\.rawValue)))
    }

    @Test(.enabled(if: SharedFolder.has(tables))) func theFeedbackCatalogueHasEveryRow() throws {
        let rows = try Set(
            column("feedback_code").flatMap { cell in
                cell.split { "/,".contains($0) }.map { $0.filter { $0 != " " } }
            })
        #expect(rows == Set(book.tellings.map(\.code)))
    }

    @Test(.enabled(if: SharedFolder.has(tables))) func everyFlowBetweenPartiesHasItsRow() throws {
        var rows = try column("from -> to")
        #expect(rows.isSuperset(of: book.flows.compactMap(\.row)))
        rows.subtract(book.flows.compactMap(\.row))
        #expect(rows == ["consultation without identity"], "nothing is disclosed in it, so it is not a flow")
    }
}

@Suite struct WhoMayTellWhom {
    @Test func theMatrix() {
        let school = book.flow(from: .school, to: .sector(.socialServices), inquiryOpen: false)
        #expect(school.answer == .reportOnly && school.grounds == [.dutyToInform])
        #expect(book.flow(from: .preschool, to: .sector(.socialServices), inquiryOpen: true).answer == .yes)
        #expect(book.flow(from: .socialServices, to: .sector(.school), inquiryOpen: true).answer == .normallyNo)
        #expect(book.flow(from: .socialServices, to: .sector(.healthCare), inquiryOpen: false).answer == .yes)
        #expect(book.flow(from: .healthCare, to: .sector(.school), inquiryOpen: false).answer == .no)
        #expect(book.flow(from: .leisure, to: .sector(.police), inquiryOpen: false).answer == .byGround)
        #expect(book.flow(from: .school, to: .guardians, inquiryOpen: false).answer == .yes)
        #expect(book.flow(from: .police, to: .sector(.school), inquiryOpen: false).answer == .consent)
    }

    @Test func everyPairOfPartiesHasAnAnswerWhoseGroundsSpanThem() {
        for sender in Sector.allCases {
            for receiver in Sector.allCases.map(FlowParty.sector) + [.guardians, .child, .supplier] {
                for open in [false, true] {
                    let flow = book.flow(from: sender, to: receiver, inquiryOpen: open)
                    #expect(!flow.grounds.isEmpty && !flow.text.swedish.isEmpty)
                    guard flow.answer == .yes || flow.answer == .reportOnly else { continue }
                    let usable = flow.grounds.compactMap { book.ground($0, on: today) }
                    #expect(usable.contains { $0.spans(from: sender, to: receiver) }, "\(sender) → \(receiver)")
                }
            }
        }
    }

    @Test func consentAndHarmTestAreAlwaysThereAndHealthDoesNotOpenToSchools() {
        for sender in Sector.allCases {
            for receiver in Sector.allCases {
                let codes = book.grounds(from: sender, to: .sector(receiver), on: today).map(\.code)
                #expect(codes.contains(.consent) && codes.contains(.harmTest))
                #expect(!codes.contains(.processor))
            }
        }
        let toSchool = book.grounds(from: .healthCare, to: .sector(.school), on: today).map(\.code)
        #expect(Set(toSchool) == [.consent, .guardianConsent, .necessary, .harmTest])
        let toHealth = book.grounds(from: .socialServices, to: .sector(.healthCare), on: today).map(\.code)
        #expect(toHealth.contains(.socialServicesForChild) && !toHealth.contains(.generalClause))
    }
}
