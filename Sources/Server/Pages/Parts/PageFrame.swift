internal import HTTPTypes
internal import Hummingbird
internal import Store

/// What stands around every page: the head, the way to the others, and who is signed in.
struct PageFrame: Sendable {
    struct Link: Sendable {
        let title: String
        let url: String
        let isHere: Bool
    }

    let title: String
    let links: [Link]
    /// Nil where nobody is signed in.
    let who: Who?
    let style: String
    let script: String
    let mark: String
    /// Seconds after which a page without scripts loads again; nil where it does not change.
    let refresh: Int?
    let content: Markup

    struct Who: Sendable {
        let name: String
        let token: String
        let rights: String
    }

    private static let pages = [
        ("Corrections", "/"), ("Skills", "/skills"), ("Sessions", "/sessions"),
        ("Conversations", "/conversations"), ("Usage", "/usage"), ("Runs", "/runs"), ("Intake", "/intake"),
    ]

    init(title: String, place: String?, visit: PageVisit?, refresh: Int?, content: Markup) {
        self.title = title
        links =
            visit == nil
            ? [] : Self.pages.map { Link(title: $0.0, url: $0.1, isHere: $0.1 == place) }
        who = visit.map {
            Who(
                name: $0.name.oneLine(60), token: $0.token,
                rights: $0.scopes.contains(.write) ? "reads and decides" : "reads")
        }
        style = PageAssets.url("page.css")
        script = PageAssets.url("page.js")
        mark = PageAssets.url("mark.svg")
        self.refresh = refresh
        self.content = content
    }
}

extension Response {
    /// A page in its frame.
    static func page(
        _ title: String, place: String? = nil, template: String, _ values: some Sendable,
        _ context: ModaContext, status: HTTPResponse.Status = .ok, refresh: Int? = nil
    ) throws -> Response {
        let frame = PageFrame(
            title: title, place: place, visit: context.visit, refresh: refresh,
            content: try PageTemplates.render(template, values))
        let html = try PageTemplates.render("frame", frame).renderText
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// Sends the browser on to a page of ours, by GET.
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}
