import Foundation

/// Every file, folder and link below a folder, with its content and when it was written: equal only where nothing
/// was touched.
func everything(in folder: String) throws -> [String: String] {
    var found: [String: String] = [:]
    let files = FileManager.default
    for case let name as String in files.enumerator(atPath: folder) ?? .init() {
        let path = folder + "/" + name
        let attributes = try files.attributesOfItem(atPath: path)
        let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let kind = attributes[.type] as? FileAttributeType
        let content =
            kind == .typeRegular
            ? files.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } : nil
        found[name] = "\(kind?.rawValue ?? "?") \(time) \(content ?? "")"
    }
    return found
}
