internal import Events

/// What a TOML text means: every table and every value, by the way to it.
///
/// A table that is said twice, or a value below a value, is an error, as TOML wants it: an edit that would make
/// one is known by it.
struct TOMLTree {
    /// How a table came to be, which decides how a key can be added to it.
    enum Table {
        /// `[a.b]`, by its place among the expressions; nil for the root.
        case header(Int?)
        /// `[a]` of an `[a.b]`, never written itself.
        case implied
        /// `a` of an `a.b = 1`, in the section of a header; the key in front of what is in it.
        case dotted(section: Int?, prefix: [String])
        /// `{ … }`, and what dotted keys make in it.
        case inline(TOMLSyntax, prefix: [String])
        /// `[[a.b]]`, said so many times.
        case list(Int)
    }

    struct Leaf {
        var value: JSONValue
        var range: Range<Int>
        var site: Site
    }

    /// Where an assignment stands.
    enum Site {
        case expression(Int)
        case entry(Int, of: TOMLSyntax)
    }

    private(set) var tables: [[ConfigStep]: Table] = [[]: .header(nil)]
    private(set) var leaves: [[ConfigStep]: Leaf] = [:]
    /// Where each inline table is assigned.
    private(set) var inlineSites: [[ConfigStep]: Site] = [:]
    /// The way to the table that each header opens, by the place of the expression.
    private(set) var sections: [Int: [ConfigStep]] = [:]

    init(_ expressions: [TOMLExpression], _ source: SourceText) throws(ConfigEditError) {
        var section: Int?
        for (index, expression) in expressions.enumerated() {
            switch expression.content {
            case .assignment(let value):
                let place = Place(section: section, site: .expression(index), start: expression.start)
                try assign(expression.key, value, place, source)
            case .table:
                let path = try open(expression, source)
                if let table = tables[path], case .implied = table { tables[path] = nil }
                try define(path, .header(index), at: expression.start, source)
                (section, sections[index]) = (index, path)
            case .tableInList:
                let path = try openInList(expression, source)
                try define(path, .header(index), at: expression.start, source)
                (section, sections[index]) = (index, path)
            }
        }
    }

    private struct Place {
        var section: Int?
        var site: Site
        var start: Int
    }

    /// The way to a header's table, with the tables on it.
    private mutating func open(
        _ expression: TOMLExpression, _ source: SourceText
    ) throws(ConfigEditError) -> [ConfigStep] {
        var path: [ConfigStep] = []
        for name in expression.key.dropLast() {
            path.append(.name(name))
            switch tables[path] {
            case nil: try define(path, .implied, at: expression.start, source)
            case .list(let count): path.append(.index(count - 1))
            case .inline: throw source.error("\(path.title) is closed already", at: expression.start)
            default: break
            }
        }
        return path + (expression.key.last.map { [.name($0)] } ?? [])
    }

    private mutating func openInList(
        _ expression: TOMLExpression, _ source: SourceText
    ) throws(ConfigEditError) -> [ConfigStep] {
        let path = try open(expression, source)
        guard case .list(let count) = tables[path] else {
            try define(path, .list(1), at: expression.start, source)
            return path + [.index(0)]
        }
        tables[path] = .list(count + 1)
        return path + [.index(count)]
    }

    private mutating func assign(
        _ key: [String], _ value: TOMLSyntax, _ place: Place, _ source: SourceText
    ) throws(ConfigEditError) {
        let base = place.section.flatMap { sections[$0] } ?? []
        var path = base
        for (index, name) in key.dropLast().enumerated() {
            path.append(.name(name))
            let new = Table.dotted(section: place.section, prefix: Array(key[...index]))
            switch tables[path] {
            case nil: try define(path, new, at: place.start, source)
            case .dotted(let section, _) where section == place.section: break
            default: throw source.error("\(path.title) is said elsewhere already", at: place.start)
            }
        }
        path += key.last.map { [.name($0)] } ?? []
        try add(value, at: path, site: place.site, start: place.start, source)
    }

    /// A value; an inline table with all that is in it.
    private mutating func add(
        _ value: TOMLSyntax, at path: [ConfigStep], site: Site, start: Int, _ source: SourceText
    ) throws(ConfigEditError) {
        guard case .table(let entries) = value.content else {
            guard tables[path] == nil, leaves[path] == nil else {
                throw source.error("\(path.title) stands twice", at: start)
            }
            leaves[path] = Leaf(value: try Self.value(of: value, source), range: value.range, site: site)
            return
        }
        try define(path, .inline(value, prefix: []), at: start, source)
        inlineSites[path] = site
        for (index, entry) in entries.enumerated() {
            var way = path
            for (depth, name) in entry.key.dropLast().enumerated() {
                way.append(.name(name))
                switch tables[way] {
                case nil:
                    try define(
                        way, .inline(value, prefix: Array(entry.key[...depth])), at: entry.start, source)
                case .inline(let table, _) where table.range == value.range: break
                default: throw source.error("\(way.title) is said elsewhere already", at: entry.start)
                }
            }
            way += entry.key.last.map { [.name($0)] } ?? []
            try add(entry.value, at: way, site: .entry(index, of: value), start: entry.start, source)
        }
    }

    private mutating func define(
        _ path: [ConfigStep], _ table: Table, at start: Int, _ source: SourceText
    ) throws(ConfigEditError) {
        guard tables[path] == nil, leaves[path] == nil else {
            throw source.error("\(path.title) stands twice", at: start)
        }
        tables[path] = table
    }

    /// A list's items may be tables, which have a tree of their own.
    private static func value(
        of syntax: TOMLSyntax, _ source: SourceText
    ) throws(ConfigEditError) -> JSONValue {
        switch syntax.content {
        case .scalar(let value): return value
        case .list(let items):
            var values: [JSONValue] = []
            for item in items { values.append(try value(of: item, source)) }
            return .array(values)
        case .table:
            var tree = try TOMLTree([], source)
            try tree.add(syntax, at: ["_"], site: .expression(0), start: syntax.range.lowerBound, source)
            return tree.value(at: ["_"]) ?? .object([:])
        }
    }
}

extension TOMLTree {
    /// The value or the whole table at a place; nil where there is none.
    func value(at path: [ConfigStep]) -> JSONValue? {
        if let leaf = leaves[path] { return leaf.value }
        guard let table = tables[path] else { return nil }
        if case .list(let count) = table {
            return .array((0..<count).map { value(at: path + [.index($0)]) ?? .object([:]) })
        }
        var members: [String: JSONValue] = [:]
        for name in names(below: path) { members[name] = value(at: path + [.name(name)]) }
        return .object(members)
    }

    /// The names of a table's members.
    func names(below path: [ConfigStep]) -> Set<String> {
        let ways = Array(leaves.keys) + Array(tables.keys)
        return Set(
            ways.compactMap { way in
                guard way.count > path.count, way.starts(with: path), case .name(let name) = way[path.count]
                else { return nil }
                return name
            })
    }
}
