/// The answer of `POST /sign-in/codes`: what lets a browser in to the review page, once and soon.
package struct SignInCode: Sendable, Codable, Equatable {
    package var code: String
    /// How long it holds.
    package var seconds: Int

    package init(code: String, seconds: Int) {
        self.code = code
        self.seconds = seconds
    }
}
