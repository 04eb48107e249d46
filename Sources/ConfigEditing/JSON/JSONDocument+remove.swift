internal import Events

extension JSONDocument {
    /// Takes out an element with its comma and the white space before it; comments around it stay.
    mutating func removeElement(_ index: Int, of node: JSONSyntax) throws(ConfigEditError) {
        let element = node.elements[index]
        let lead = index == 0 ? node.range.lowerBound + 1 : node.elements[index - 1].end
        let comment = try JSONComment.last(in: source, lead..<element.start)
        let start = comment?.range.upperBound ?? lead
        var end = element.end
        let inside = node.range.upperBound - 1
        let after = node.elements.count == 1 ? try JSONComment.last(in: source, end..<inside) : nil
        if node.elements.count == 1, comment == nil, after == nil {
            end = inside
        } else if index == 0 {
            // On one line, the next element takes its place.
            while source[end] == 32, node.elements.count > 1 { end += 1 }
        }
        let needsLine = comment?.endsWithLine == true && !goesOnWithLine(at: end)
        try change { (source) throws(ConfigEditError) in
            source.replace(start..<end, with: needsLine ? source.lineEnd : [])
            guard index > 0, index == node.elements.count - 1, element.comma == nil,
                let comma = node.elements[index - 1].comma
            else { return }
            source.replace(comma..<comma + 1, with: [])
        }
    }

    /// Whether nothing but white space follows on the line, so that a comment before it swallows nothing.
    private func goesOnWithLine(at place: Int) -> Bool {
        var place = place
        while source[place] == 32 || source[place] == 9 || source[place] == 13 { place += 1 }
        return source[place] == 10
    }
}
