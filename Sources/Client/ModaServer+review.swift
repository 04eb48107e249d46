internal import API

/// A way into the review page, for one browser and one minute.
package struct ReviewLink: Sendable, Codable, Equatable {
    package var url: String
    package var seconds: Int
}

extension ModaServer {
    package func reviewLink() async throws -> ReviewLink {
        let code: SignInCode = try await json("POST", "/sign-in/codes")
        return ReviewLink(url: "\(base)/sign-in#\(code.code)", seconds: code.seconds)
    }
}
