import Foundation
import Kernel
import Testing

@Suite struct IDTests {
    @Test func theTextIsWhatFoundationWritesAndIsReadBack() {
        for _ in 0..<1000 {
            let id: ID<Person> = Surroundings.live.newID()
            #expect(id.description == id.value.uuidString.lowercased())
            #expect(ID<Person>(id.description) == id && ID<Person>(id.value.uuidString) == id)
        }
    }

    @Test(arguments: [
        "", "01a10ced", "01a10ced-e383-7d24-9358-05aa80e949d", "01a10ced-e383-7d24-9358-05aa80e949d90",
        "01a10cede-383-7d24-9358-05aa80e949d9", "01a10ced-e383-7d24-9358-05aa80e949dg",
        "01a10ced e383-7d24-9358-05aa80e949d9",
        " 01a10ced-e383-7d24-9358-05aa80e949d9", "０1a10ced-e383-7d24-9358-05aa80e949d9",
    ]) func anythingElseIsNoID(text: String) {
        #expect(ID<Person>(text) == nil)
    }

    @Test func theOrderIsThatOfTheText() {
        let ids = (0..<200).map { _ in ID<Person>(UUID()) }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    }

    @Test(arguments: 0...33) func chanceIsAsLongAsAskedFor(count: Int) {
        #expect(Surroundings.live.random(count).count == count)
        #expect(count < 8 || Surroundings.live.random(count) != Surroundings.live.random(count))
    }
}
