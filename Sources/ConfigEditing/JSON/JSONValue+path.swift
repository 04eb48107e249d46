internal import Events

// What an edit should have done, to compare it with what it did.
extension JSONValue {
    func setting(_ value: JSONValue, at path: ArraySlice<ConfigStep>) -> JSONValue {
        guard let step = path.first else { return value }
        switch (step, self) {
        case (.index(let index), .array(var items)):
            guard items.indices.contains(index) else { return self }
            items[index] = items[index].setting(value, at: path.dropFirst())
            return .array(items)
        case (.name(let name), _):
            var members = object ?? [:]
            members[name] = (members[name] ?? .object([:])).setting(value, at: path.dropFirst())
            return .object(members)
        case (.index, _): return self
        }
    }

    func removing(at path: ArraySlice<ConfigStep>) -> JSONValue {
        guard let step = path.first else { return self }
        switch (step, self) {
        case (.index(let index), .array(var items)):
            guard items.indices.contains(index) else { return self }
            if path.count == 1 {
                items.remove(at: index)
            } else {
                items[index] = items[index].removing(at: path.dropFirst())
            }
            return .array(items)
        case (.name(let name), .object(var members)):
            members[name] = path.count == 1 ? nil : members[name]?.removing(at: path.dropFirst())
            return .object(members)
        default: return self
        }
    }
}
