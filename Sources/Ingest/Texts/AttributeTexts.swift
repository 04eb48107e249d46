internal import OTLP

/// What resources, scopes and attributes have in common in every signal: redacted by value and by name.
extension TextKeeper {
    func clean(_ attributes: inout [KeyValue]) {
        attributes = attributes.map { cleaned($0) }
    }

    /// One attribute; what needs no change is not made anew.
    func cleaned(_ attribute: KeyValue) -> KeyValue {
        var result = attribute
        result.key = key(attribute.key)
        if attribute.hasValue { result.value = cleaned(attribute.value, key: attribute.key) }
        return result
    }

    func cleaned(_ value: AnyValue, key: String) -> AnyValue {
        switch value.value {
        case .stringValue(let text):
            var result = value
            result.stringValue = attribute(text, key: key)
            return result
        case .boolValue, .intValue, .doubleValue: return value
        default: return AnyValue(attributes(value.json, key: key))
        }
    }

    /// Attributes that identify the resource are named once more in `entityRefs`, which nothing reads.
    func clean(_ resource: inout Resource) {
        clean(&resource.attributes)
        resource.entityRefs = []
    }

    func clean(_ scope: inout InstrumentationScope) {
        clean(&scope.attributes)
        scope.name = command(scope.name)
        scope.version = command(scope.version)
    }
}
