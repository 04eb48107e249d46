internal import Events

/// How a JSON text is laid out, so that what is added looks as if it had always stood there.
struct JSONLayout {
    let lineEnd: [UInt8]
    /// One step of indentation.
    let unit: [UInt8]

    init(of document: JSONDocument) {
        let source = document.source
        lineEnd = source.lineEnd
        let first = document.root?.elements.first.map { source.indentation(of: $0.start) } ?? []
        let isOnOwnLine = document.root.map { !Self.isOnOneLine($0, source) } ?? false
        unit = isOnOwnLine && !first.isEmpty ? first : [32, 32]
    }

    /// Whether no element of an object or list begins a line.
    static func isOnOneLine(_ node: JSONSyntax, _ source: SourceText) -> Bool {
        var place = node.range.lowerBound
        for element in node.elements {
            if source.hasNewline(in: place..<element.start) { return false }
            place = element.value.range.upperBound
        }
        return true
    }

    /// The indentation of the elements that begin a line; nil where none does.
    func indentation(inside node: JSONSyntax, _ source: SourceText) -> [UInt8]? {
        let own = node.elements.last { element in
            let line = source.lineStart(of: element.start)
            return line > node.range.lowerBound
                && source.indentation(of: element.start).count == element.start - line
        }
        return own.map { source.indentation(of: $0.start) }
    }

    func element(_ new: (name: String?, value: ConfigValue), indentation: [UInt8], isPretty: Bool) -> [UInt8]
    {
        let name = new.name.map { Self.quoted($0) + Array(": ".utf8) } ?? []
        return name + text(new.value, indentation: indentation, isPretty: isPretty)
    }

    /// A value whose first line has this indentation.
    func text(_ value: ConfigValue, indentation: [UInt8], isPretty: Bool) -> [UInt8] {
        switch value {
        case .bool(let bool): Array((bool ? "true" : "false").utf8)
        case .integer(let number): Array(String(number).utf8)
        case .string(let text): Self.quoted(text)
        case .list(let items): enclosed(items.map { (nil, $0) }, "[", "]", indentation, isPretty)
        case .table(let members):
            enclosed(members.map { ($0.name, $0.value) }, "{", "}", indentation, isPretty)
        }
    }

    private func enclosed(
        _ elements: [(name: String?, value: ConfigValue)], _ open: String, _ close: String,
        _ indentation: [UInt8], _ isPretty: Bool
    ) -> [UInt8] {
        guard !elements.isEmpty else { return Array((open + close).utf8) }
        let inner = indentation + unit
        let texts = elements.map { element($0, indentation: inner, isPretty: isPretty) }
        let separator = [UInt8(ascii: ",")] + (isPretty ? lineEnd + inner : [32])
        let body = Array(texts.joined(separator: separator))
        let (lead, trail) = isPretty ? (lineEnd + inner, lineEnd + indentation) : ([], [])
        return Array(open.utf8) + lead + body + trail + Array(close.utf8)
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(text)
        return Array(writer.text.utf8)
    }
}
