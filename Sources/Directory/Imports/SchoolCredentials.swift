/// Who we are to another system: OAuth 2 client credentials. The secret is held in memory only.
public struct SchoolCredentials: Sendable {
    let id: String
    let secret: String
    let tokenURL: String?

    public init(id: String, secret: String, tokenURL: String?) {
        self.id = id
        self.secret = secret
        self.tokenURL = tokenURL
    }
}
