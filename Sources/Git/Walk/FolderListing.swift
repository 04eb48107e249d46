#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The names in one folder, in the order in which an index has them.
struct FolderListing {
    struct Item {
        /// Where the name is among the bytes of all names, which a zero follows.
        var start: Int
        var count: Int
        var kind: FileStatus.Kind
    }

    private(set) var names: [UInt8] = []
    private(set) var items: [Item] = []

    /// Nil where the folder cannot be read.
    init?(of folder: OpenFolder) {
        let isRead = folder.names { name, type in add(name, type, folder.descriptor) }
        guard isRead else { return nil }
        sort()
    }

    func name(_ item: Item) -> ArraySlice<UInt8> { names[item.start..<(item.start + item.count)] }

    /// Lends a name as C has it.
    func withName<Value>(_ item: Item, _ body: (UnsafePointer<CChar>?) -> Value) -> Value {
        names.withUnsafeBytes {
            body($0.baseAddress?.advanced(by: item.start).assumingMemoryBound(to: CChar.self))
        }
    }

    private mutating func add(_ name: UnsafePointer<CChar>, _ type: UInt8, _ folder: Int32) {
        let count = strlen(name)
        if name[0] == 0x2E, count == 1 || (count == 2 && name[1] == 0x2E) { return }
        guard let kind = Self.kind(type, name, folder) else { return }
        items.append(Item(start: names.count, count: count, kind: kind))
        names.append(contentsOf: UnsafeRawBufferPointer(start: name, count: count + 1))
    }

    /// Nil where the file is gone meanwhile.
    private static func kind(
        _ type: UInt8, _ name: UnsafePointer<CChar>, _ folder: Int32
    ) -> FileStatus.Kind? {
        switch Int(type) {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .folder
        case Int(DT_LNK): return .link
        case Int(DT_UNKNOWN): return FilePath.status(of: name, in: folder)?.kind
        default: return .other
        }
    }

    /// A folder stands where its name with a slash would.
    private mutating func sort() {
        names.withUnsafeBytes { names in
            items.sort { left, right in
                let common = min(left.count, right.count)
                let order = IndexEntries.compare(
                    UnsafeRawBufferPointer(rebasing: names[left.start..<(left.start + common)]),
                    UnsafeRawBufferPointer(rebasing: names[right.start..<(right.start + common)]))
                if order != 0 { return order < 0 }
                return Self.byte(at: common, left, names) < Self.byte(at: common, right, names)
            }
        }
    }

    private static func byte(at count: Int, _ item: Item, _ names: UnsafeRawBufferPointer) -> UInt8 {
        if count < item.count { return names[item.start + count] }
        return item.kind == .folder ? UInt8(ascii: "/") : 0
    }
}
