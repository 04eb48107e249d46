internal import Events
internal import HTTPTypes
internal import Hummingbird

/// The style sheet, the script and the mark: addresses hold their digest, so that a browser keeps them for good.
enum PageAssets {
    private struct Asset: Sendable {
        let bytes: [UInt8]
        let type: String
        let digest: String

        init(_ bytes: [UInt8], _ type: String) {
            self.bytes = bytes
            self.type = type
            digest = String(ContentID.sha256(bytes).prefix(16))
        }
    }

    private static let all: [String: Asset] = [
        "page.css": Asset(PackageResources.page_css, "text/css; charset=utf-8"),
        "page.js": Asset(PackageResources.page_js, "text/javascript; charset=utf-8"),
        "mark.svg": Asset(PackageResources.mark_svg, "image/svg+xml"),
    ]

    static func url(_ name: String) -> String { "/assets/\(all[name]?.digest ?? "0")/\(name)" }

    /// An older address gives what is there now, and is not kept.
    static func answer(_ request: Request, _ context: ModaContext) throws -> Response {
        let (digest, name) = (try context.part("digest"), try context.part("name"))
        guard let asset = all[name] else { throw Failure.notFound("no such file") }
        let isCurrent = digest == asset.digest
        return Response(
            status: .ok,
            headers: [
                .contentType: asset.type,
                .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
