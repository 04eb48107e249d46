/// Ways of which a project has one: who wants one of them is against the others.
enum Alternatives {
    /// The signs, also of options that are named without saying whether they are wanted, and what is implied of
    /// options that are not named.
    static func settled(_ signs: [Double], of stems: [String]) -> (signs: [Double], implied: [String: Double])
    {
        var signs = signs
        var implied: [String: Double] = [:]
        let named = Dictionary(grouping: stems.indices.filter { families[stems[$0]] != nil }) {
            families[stems[$0]] ?? 0
        }
        for (family, positions) in named {
            var wanted = Set(positions.filter { signs[$0] > 0 }.map { stems[$0] })
            let unwanted = Set(positions.filter { signs[$0] < 0 }.map { stems[$0] })
            let open = Set(positions.filter { signs[$0] == 0 }.map { stems[$0] }).subtracting(unwanted)
            if wanted.isEmpty, open.count == 1, stems.count <= 12 {
                wanted = open
                for position in positions where signs[position] == 0 && open.contains(stems[position]) {
                    signs[position] = Likeness.hint
                }
            }
            let others = groups[family].filter { !wanted.contains($0) }
            if !wanted.isEmpty {
                for other in others { implied[other] = -Likeness.hint }
            } else if groups[family].count == 2, !unwanted.isEmpty {
                for other in others where !unwanted.contains(other) { implied[other] = Likeness.hint }
            }
        }
        return (signs, implied)
    }

    private static let groups = text.split(separator: "\n").map { line in
        line.split(separator: " ").map { stem(String($0)) }
    }
    private static let families = Dictionary(
        groups.enumerated().flatMap { number, words in words.map { ($0, number) } },
        uniquingKeysWith: { first, _ in first })

    private static let text = """
        tabs spaces
        single double
        npm pnpm yarn bun
        pip uv poetry conda pipenv
        merge rebase
        camelcase snake_case kebab-case pascalcase
        english german french spanish portuguese russian chinese japanese italian
        jest vitest mocha
        unittest pytest
        grep rg
        docker podman
        tailwind bootstrap
        relative absolute
        float decimal
        rest graphql
        mysql postgres sqlite
        """
}
