internal import Foundation

/// The gate definitions of a folder.
package enum GateDefinitions {
    /// Reads every `*.yaml` of the folder, in the gates' fixed order.
    ///
    /// Throws on the first file that is not a definition, on two files for one gate, and where a required
    /// gate has none:
    /// a service that starts with a gate missing would promote what the gate is there to stop.
    package static func load(folder: String) throws(GateError) -> [GateDefinition] {
        var definitions: [GateDefinition] = []
        for (name, text) in try files(in: folder) {
            let definition = try GateDefinitionReader(file: name).definition(text)
            if let other = definitions.first(where: { $0.id == definition.id }) {
                throw GateError(
                    "defines \(definition.id) again", file: name, key: "id",
                    advice: "remove it or \(other.file)")
            }
            definitions.append(definition)
        }
        return try GateCatalog.ordered(definitions, folder: folder)
    }

    private static func files(in folder: String) throws(GateError) -> [(name: String, text: String)] {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            return try names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map { name in
                (name, try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
            }
        } catch {
            throw GateError(
                "cannot be read (\(error))", file: folder,
                advice: "point the setting at the folder with the gates' YAML files")
        }
    }
}
