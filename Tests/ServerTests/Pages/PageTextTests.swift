import Events
import Foundation
import Testing

@testable import Server

/// How text becomes HTML.
@Suite struct PageTextTests {
    @Test(arguments: [
        ("<b>&\"'`", "&lt;b&gt;&amp;&quot;&#39;&#96;"), ("\"\u{301}", "&quot;\u{301}"),
        ("<\u{FE0F}", "&lt;\u{FE0F}"), ("a\u{0}\u{202E}b", "a⟦U+0000⟧⟦U+202E⟧b"), ("\u{200B}", "⟦U+200B⟧"),
        ("👩\u{200D}💻 é 中", "👩\u{200D}💻 é 中"), ("a\u{200D}b", "a⟦U+200D⟧b"), ("one\n\ttwo", "one\n\ttwo"),
        ("\u{E0041}", "⟦U+E0041⟧"),
    ])
    func everyScalarIsShown(_ text: String, _ html: String) {
        #expect(PageText.escaped(text) == html)
    }

    @Test(arguments: [
        (
            "# One\n\ntwo *em* **strong** `a<b`",
            "<h3>One</h3>\n<p>two <em>em</em> <strong>strong</strong> <code>a&lt;b</code></p>\n"
        ),
        ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li><p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("> q", "<blockquote><p>q</p>\n</blockquote>\n"),
        ("```sh\na <b>\n```\nc", "<pre><code>a &lt;b&gt;</code></pre>\n<p>c</p>\n"), ("---", "<hr>\n"),
        ("snake_case_name 2 * 3 * 4", "<p>snake_case_name 2 * 3 * 4</p>\n"),
        ("<!-- do -->", "<p>&lt;!-- do --&gt;</p>\n"), ("\\*a\\*", "<p>*a*</p>\n"),
        ("``` never closed\nx", "<pre><code>x</code></pre>\n"),
        (
            "| a | b |\n|---|---|\n| 1 | <i> |",
            "<div class=\"scroll\"><table><thead><tr><th>a</th><th>b</th></tr>\n</thead><tbody><tr><td>1</td><td>&lt;i&gt;</td></tr>\n</tbody></table></div>\n"
        ),
    ])
    func markdownIsRead(_ text: String, _ html: String) {
        #expect(MarkdownPage(text).markup.renderText == html)
    }

    @Test(arguments: [
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:x)", "[a](data:text/html,x)", "[a](//evil.example)",
        "[a](\u{1}javascript:x)", "<javascript:x>", "[a](vbscript:x)",
    ])
    func onlyTheWebIsLinkedTo(_ text: String) {
        let html = MarkdownPage(text).markup.renderText
        #expect(!html.contains("<a ") && html.contains("a"))
    }

    @Test func aLinkSaysWhereItLeads() {
        let html = MarkdownPage("[moda](https://example.com/a?b=\"c)").markup.renderText
        #expect(html.contains("href=\"https://example.com/a?b=&quot;c\"") && html.contains("rel=\"noopener"))
        #expect(html.contains("<span class=\"address\">(https://example.com/a?b=&quot;c)</span>"))
        #expect(MarkdownPage("![x](https://e.example/p.png)").markup.renderText.contains("[image: x https"))
    }

    @Test(arguments: ["[", "*", "`", "_", "> ", "- ", "<", "![", "**a", "[a](", "  - "])
    func hostileMarksTakeNoLongerThanTheirLength(_ mark: String) {
        let start = ContinuousClock.now
        let html = MarkdownPage(String(repeating: mark, count: 6_000 / mark.utf8.count)).markup.renderText
        #expect(!html.isEmpty)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func onlyOurOwnMarkupIsTakenInUnescaped() throws {
        var names: Set<String> = []
        for (_, bytes) in PageTemplates.sources {
            let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "{{{").dropFirst()
            for part in parts { names.insert(String(part.prefix { $0 != "}" })) }
            #expect(!String(decoding: bytes, as: UTF8.self).contains("{{&"))
        }
        #expect(names == ["content", "picture", "body", "text"])
    }

    @Test(arguments: [
        (0.0, "0"), (1_234, "1.2 k"), (2_500_000, "2.5 M"), (0.5, "0.50"), (Double.infinity, "–"),
        (Double.nan, "–"),
        (1e300, "–"),
    ])
    func numbersAreShort(_ number: Double, _ text: String) { #expect(PageNumber.short(number) == text) }

    @Test func pathsStayOnePart() {
        #expect(PagePath.of("sessions", "a/../b?c#d\"é") == "/sessions/a%2F..%2Fb%3Fc%23d%22%C3%A9")
        #expect(PagePath.of("skills", "..") == "/skills/%2E%2E")
        #expect(PagePath.with("/", ["a": nil, "b": "", "c": "1&2"]) == "/?c=1%262")
    }

    @Test func daysFallIntoTheirBars() {
        let week = TimeBins(from: 10, to: 16)
        #expect(week.labels.count == 7 && week.index(of: 10) == 0 && week.index(of: 16) == 6)
        #expect(week.index(of: 9) == nil && week.index(of: 17) == nil)
        let long = TimeBins(from: 0, to: 364)
        #expect(long.daysEach == 30 && long.index(of: 364) == long.labels.count - 1 && long.index(of: 0) == 0)
    }
}
