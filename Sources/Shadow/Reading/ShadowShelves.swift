package import Events

/// Where a server finds the shadow repositories of its tenants.
package struct ShadowShelves: Sendable, Equatable {
    /// Those of this machine, read in place: the local tenant's.
    package var local: ShadowLayout?
    /// The folder for those that came from other machines, a folder in it for each tenant.
    package var received: String?

    package init(local: ShadowLayout? = nil, received: String? = nil) {
        self.local = local
        self.received = received
    }

    /// Where a tenant's snapshots from other machines go; nil where the server takes none.
    package func received(of tenant: TenantID) -> ShadowLayout? {
        received.map { ShadowLayout(root: "\($0)/\(Self.folderName(of: tenant))") }
    }

    /// Where a session may be found, this machine's own stores first.
    package func libraries(of tenant: TenantID) -> [ShadowLibrary] {
        let layouts = [tenant == .local ? local : nil, received(of: tenant)]
        return layouts.compactMap(\.self).map(ShadowLibrary.init)
    }

    /// The tenant's name where it is a harmless one of a folder on every file system, else its digest.
    private static func folderName(of tenant: TenantID) -> String {
        let (letters, name) = ("abcdefghijklmnopqrstuvwxyz0123456789-_", tenant.rawValue)
        let isHarmless = (1...80).contains(name.utf8.count) && name.allSatisfy(letters.contains)
        return isHarmless ? name : "sha256-" + ContentID.make("shadow tenant", name)
    }
}
