package import Replay

extension Recording {
    /// A case of the `fixtures` folder.
    package init(_ name: String) throws { try self.init(folder: "\(Fixtures.root)/fixtures/\(name)") }
}
