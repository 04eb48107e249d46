package import API
internal import Foundation

extension ModaServer {
    /// An hour, since a large store takes long to be written anew.
    package func forget(_ request: ForgetRequest) async throws -> ForgetView {
        try await json("POST", "/v1/forget", body: Array(try JSONEncoder().encode(request)), within: 3_600)
    }
}
