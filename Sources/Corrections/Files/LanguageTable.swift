/// Which language a file is written in, by its ending.
enum LanguageTable {
    struct Language: Sendable, Equatable {
        var name: String
        var endings: [String]
        /// Text and settings stand beside code of any language; only where there is no code do they tell.
        var isBeside: Bool
    }

    static let all = (lines(code, false) + lines(beside, true))
    static let byEnding = Dictionary(
        all.flatMap { language in language.endings.map { ($0, language) } },
        uniquingKeysWith: { first, _ in first })
    static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    private static func lines(_ text: String, _ isBeside: Bool) -> [Language] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { return nil }
            return Language(
                name: String(parts[0]), endings: parts[1].split(separator: " ").map(String.init),
                isBeside: isBeside)
        }
    }

    private static let code = """
        TypeScript: ts tsx mts cts
        JavaScript: js jsx mjs cjs
        Python: py pyi ipynb
        Go: go
        Rust: rs
        Swift: swift
        Java: java
        Kotlin: kt kts
        Scala: scala sc
        C#: cs
        F#: fs fsx
        C: c
        C++: cc cpp cxx hpp hxx hh
        Objective-C: m mm
        Ruby: rb rake erb
        PHP: php
        Elixir: ex exs heex
        Erlang: erl
        Haskell: hs
        OCaml: ml mli
        Clojure: clj cljs cljc
        Lua: lua
        Perl: pl pm
        R: r
        Julia: jl
        Dart: dart
        Zig: zig
        Nim: nim
        Shell: sh bash zsh fish
        PowerShell: ps1 psm1
        SQL: sql
        GraphQL: graphql gql
        Protocol Buffers: proto
        Terraform: tf tfvars
        Vue: vue
        Svelte: svelte
        Astro: astro
        CSS: css scss sass less
        HTML: html htm
        Solidity: sol
        """

    private static let beside = """
        Markdown: md mdx
        JSON: json jsonc
        YAML: yaml yml
        TOML: toml
        XML: xml
        """
}
