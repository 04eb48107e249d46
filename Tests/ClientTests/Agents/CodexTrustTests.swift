import ConfigEditing
import Events
import TestSupport
import Testing

@testable import Client

/// The digests are those that Codex 0.163 itself answered to `hooks/list`.
@Suite struct CodexTrustTests {
    private func expect(
        _ event: String, _ hook: String, matcher: String? = nil, _ digest: String
    ) throws {
        let handler = HookTable.Handler(
            event: event, group: 0, index: 0, path: [], value: try JSONValue(parsing: hook),
            matcher: matcher.map(JSONValue.string))
        #expect(CodexTrust.digest(handler) == "sha256:" + digest, "\(event)")
    }

    @Test func digestsAreThoseOfCodex() throws {
        let ours = #""type": "command", "command": "\"/opt/moda bin/moda-hook\" codex""#
        try expect(
            "PreToolUse", "{\(ours), \"timeout\": 5}", matcher: "apply_patch",
            "34f6ec3d9bf6a2eb87f4c157b326f81b2530a53028a3d79804babed2c94d6a8f")
        try expect(
            "SessionEnd", "{\(ours), \"timeout\": 3}",
            "43729030a6fbf9cdbd702e19ff41bdacb280430255cbe4faa441ece8415284bd")
        let plain = #""type": "command", "command": "/usr/bin/true""#
        try expect(
            "SessionEnd", "{\(plain), \"timeout\": 20, \"statusMessage\": \"ending … \\\"now\\\"\"}",
            "57ac3d0ed42f93e39bb8df54d18edbc0b56afaf70ed879e0576c5cd41e7b3934")
        try expect(
            "UserPromptSubmit",
            #"{"type": "command", "command": "/opt/ü/x \\ \t y", "timeout": 5, "async": true}"#,
            "1ade17d5747d15d5a93432167448f43522aa66245f61557c37383f69ac809403")
    }

    @Test func missingTimeoutsAreThoseOfCodex() throws {
        let plain = #"{"type": "command", "command": "/usr/bin/true"}"#
        try expect("Stop", plain, "e2250e1310df8c544c98765af45ec9400886a9f3cf53958a4b1edc99d0dc2d5b")
        try expect("Interrupt", plain, "da2f064d0b976570632c04b931ae62fc99c322c695471285874f7b7726bb4b1d")
        try expect("SessionEnd", plain, "a8434bb65bf9ef350fcb4c7ee81d1e30baecc1f8d7355f3a456437adbadfe6ba")
    }
}
