internal import OTLP

/// What resources, scopes and attributes have in common in every signal: redacted by value and by name.
extension TextKeeper {
    func clean(_ attributes: inout [KeyValue]) {
        attributes = attributes.map { KeyValue(key($0.key), self.attributes($0.value.json, key: $0.key)) }
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
