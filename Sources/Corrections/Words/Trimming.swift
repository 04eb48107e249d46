extension String {
    /// The string without the leading and trailing characters that are unwanted.
    func trimming(_ unwanted: (Character) -> Bool) -> String {
        var rest = self[...]
        while let last = rest.last, unwanted(last) { rest.removeLast() }
        while let first = rest.first, unwanted(first) { rest.removeFirst() }
        return String(rest)
    }
}
