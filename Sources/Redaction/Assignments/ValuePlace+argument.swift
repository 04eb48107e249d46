/// Whether the key is an argument, a symbol or a verb, by what stands around it.
extension ValuePlace {
    /// `setPassword("…")` gives a password, `getPassword("…")` asks for one.
    var isSetter: Bool {
        ["set", "with", "password", "passphrase", "api", "token"].contains {
            text.matchesFolded($0, at: key.range.lowerBound)
        }
    }

    /// `set("password", "…")`, while a list of names has commas before too.
    func isArgument(_ bracket: Unicode.Scalar) -> Bool {
        let start = key.range.lowerBound - key.dashes
        let open = text.runStart(of: ByteClass.quote.union("\\ "), before: start, limit: 16)
        return text[open - 1] == UInt8(ascii: bracket)
    }

    /// A word that declares a variable stands before: `var apiKey string = …`.
    var isDeclared: Bool {
        let before = text.runStart(of: .blank, before: key.range.lowerBound, limit: 8)
        return Self.declarators.contains { word in
            let start = before - word.utf8CodeUnitCount
            return text.matchesFolded(word, at: start) && !ByteClass.word.contains(text[start - 1])
        }
    }

    /// `:api_key` in Ruby, Elixir and Lisp.
    var isSymbol: Bool {
        let start = key.range.lowerBound
        return text[start - 1] == UInt8(ascii: ":") && !ByteClass.word.union(":").contains(text[start - 2])
    }

    private static let declarators: [StaticString] = ["var", "const", "let", "val", "dim", "static", "final"]
}
