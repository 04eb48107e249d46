internal import Events

extension JSONDocument {
    /// How far a path leads: the values on it, the root first, and the steps for which there is nothing yet.
    typealias Way = (found: [JSONSyntax], missing: ArraySlice<ConfigStep>)

    func walk(_ path: [ConfigStep]) throws(ConfigEditError) -> Way {
        guard let root else { return ([], path[...]) }
        var found = [root]
        var node = root
        for (index, step) in path.enumerated() {
            guard let next = try child(of: node, step, path[...index]) else { return (found, path[index...]) }
            node = next
            found.append(next)
        }
        return (found, [])
    }

    private func child(
        of node: JSONSyntax, _ step: ConfigStep, _ path: ArraySlice<ConfigStep>
    ) throws(ConfigEditError) -> JSONSyntax? {
        let title = path.count > 1 ? Array(path.dropLast()).title : "the file"
        switch (step, node.content) {
        case (.name(let name), .object(let members)):
            let found = members.filter { $0.name == name }
            if found.count > 1 { throw source.error("\(name) stands twice", at: found[1].start) }
            return found.first?.value
        case (.index(let index), .list(let items)):
            return items.indices.contains(index) ? items[index].value : nil
        case (.name, _): throw source.error("\(title) should be an object", at: node.range.lowerBound)
        case (.index, _): throw source.error("\(title) should be a list", at: node.range.lowerBound)
        }
    }

    /// The missing member with the objects that are missing below it.
    func wrapped(_ value: ConfigValue, in missing: ArraySlice<ConfigStep>) throws(ConfigEditError) -> (
        name: String?, value: ConfigValue
    ) {
        var names: [String] = []
        for step in missing {
            guard case .name(let name) = step else { throw source.error("the list has no such item", at: 0) }
            names.append(name)
        }
        let inner = names.dropFirst().reversed().reduce(value) { .table([.init($1, $0)]) }
        return (names.first, inner)
    }
}
