@testable import Directory
import Kernel
import Testing

@Suite struct SchoolAddressTests {
    @Test(arguments: [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::", "2001:0:1::", "2001:db8::1", "not an address", "",
    ])
    func whatIsNearIsNotPublic(_ number: String) { #expect(!SchoolAddress.isPublic(number)) }

    @Test(arguments: [
        "8.8.8.8", "172.32.0.1", "172.15.255.255", "100.128.0.1", "192.167.255.255", "2a00:1450::1", "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ])
    func whatIsFarIs(_ number: String) { #expect(SchoolAddress.isPublic(number)) }

    @Test(arguments: [
        "ftp://a.se", "https://", "https://user:pass@a.se", "https://a.se/?x=1", "https://a.se/#x", "a.se", "",
        "file:///etc/passwd", "javascript:1",
        "/import",
    ])
    func whatIsNoAddressIsRefused(_ text: String) { #expect(SchoolAddress(text) == nil) }

    @Test(arguments: [
        "https://127.0.0.1/v2", "https://localhost/v2", "https://[::1]/v2", "https://2130706433/", "https://0x7f.1/",
        "http://8.8.8.8/",
    ])
    func theWebReachesNoInternalAddress(_ text: String) async throws {
        let address = try #require(SchoolAddress(text))
        let fault = await #expect(throws: ImportFault.self) { try await SchoolReach.publicOr([]).number(for: address) }
        #expect(fault?.exitCode == 77)
    }

    @Test func whatIsAllowedIsAllowedAtItsPortOnly() async throws {
        let address = try #require(SchoolAddress("http://127.0.0.1:9000/v2"))
        #expect(try await SchoolReach.publicOr(["127.0.0.1:9000"]).number(for: address) == nil)
        await #expect(throws: ImportFault.self) {
            try await SchoolReach.publicOr(["127.0.0.1:9001"]).number(for: address)
        }
    }
}
