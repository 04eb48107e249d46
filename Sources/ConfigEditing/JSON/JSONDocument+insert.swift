internal import Events

extension JSONDocument {
    mutating func insert(
        _ new: (name: String?, value: ConfigValue), in way: Way
    ) throws(ConfigEditError) {
        guard let node = way.found.last else { throw source.error("there is no object", at: 0) }
        try insert(new, at: node, isPretty: isPretty(way.found))
    }

    /// Adds an element at the end of an object or a list.
    mutating func insert(
        _ new: (name: String?, value: ConfigValue), at node: JSONSyntax, isPretty: Bool
    ) throws(ConfigEditError) {
        let layout = JSONLayout(of: self)
        let outer = source.indentation(of: node.range.lowerBound)
        let indentation = layout.indentation(inside: node, source) ?? outer + layout.unit
        let text = layout.element(new, indentation: indentation, isPretty: isPretty)
        try change { (source) throws(ConfigEditError) in
            if let last = node.elements.last {
                try Self.add(
                    text, after: last, of: node, isPretty ? source.lineEnd + indentation : [32], &source)
            } else {
                try Self.add(
                    text, toEmpty: node, isPretty ? source.lineEnd + indentation : [],
                    isPretty ? source.lineEnd + outer : [], &source)
            }
        }
    }

    /// Whether the elements of the last value on a way stand on lines of their own.
    func isPretty(_ found: [JSONSyntax]) -> Bool {
        for node in found.reversed() where !node.elements.isEmpty {
            return !JSONLayout.isOnOneLine(node, source)
        }
        return true
    }

    private static func add(
        _ text: [UInt8], after last: JSONSyntax.Element, of node: JSONSyntax, _ lead: [UInt8],
        _ source: inout SourceText
    ) throws(ConfigEditError) {
        // A comment behind the last element stays behind it.
        let comment = try JSONComment.last(in: source, last.end..<node.range.upperBound - 1)
        let lead = comment?.endsWithLine == true && lead.count == 1 ? source.lineEnd : lead
        let trail = last.comma == nil ? [] : [UInt8(ascii: ",")]
        source.insert(lead + text + trail, at: comment?.range.upperBound ?? last.end)
        if last.comma == nil { source.insert([UInt8(ascii: ",")], at: last.value.range.upperBound) }
    }

    private static func add(
        _ text: [UInt8], toEmpty node: JSONSyntax, _ lead: [UInt8], _ trail: [UInt8],
        _ source: inout SourceText
    ) throws(ConfigEditError) {
        let inside = node.range.lowerBound + 1..<node.range.upperBound - 1
        guard let comment = try JSONComment.last(in: source, inside) else {
            return source.replace(inside, with: lead + text + trail)
        }
        let rest = comment.range.upperBound..<inside.upperBound
        let needsLine = !source.hasNewline(in: rest) && !trail.isEmpty
        let lead = comment.endsWithLine && lead.isEmpty ? source.lineEnd : lead
        source.insert(lead + text + (needsLine ? trail : []), at: comment.range.upperBound)
    }
}
