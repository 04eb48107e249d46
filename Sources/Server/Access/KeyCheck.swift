internal import Events
internal import Store

/// Decides whose key a credential is; the tenant comes from the key and from nothing else.
struct KeyCheck: Sendable {
    let control: any ControlStore
    let now: @Sendable () -> Timestamp
    let proven = ProvenKeys()

    init(control: any ControlStore, now: @escaping @Sendable () -> Timestamp) {
        self.control = control
        self.now = now
    }

    /// The live key among what a request offers: of several the first that has a key's form counts.
    ///
    /// - Returns: nil for every wrong, expired, revoked or unknown key alike.
    func key(offered: [String]) async throws -> KeyRecord? {
        // A key that was proven a moment ago has its form too: the check of it would cost as much as all the rest.
        if offered.count == 1, let text = offered.first, let known = known(text.utf8, at: now()) {
            return known
        }
        guard let key = offered.lazy.compactMap(APIKey.init).first else { return nil }
        let record = try await record(of: key)
        return record?.isLive(at: now()) == true ? record : nil
    }

    /// The live key where it was proven a moment ago.
    func known(_ text: some Collection<UInt8>, at now: Timestamp) -> KeyRecord? {
        proven.record(digest: ContentID.sha256(text), at: now).flatMap { $0.isLive(at: now) ? $0 : nil }
    }

    private func record(of key: APIKey) async throws -> KeyRecord? {
        let asked = now()
        if let known = proven.record(digest: key.digest, at: asked) { return known }
        let record = try await control.key(id: key.id)
        guard key.matches(digest: record?.digest ?? APIKey.digestOfNone), let record else { return nil }
        proven.add(record, at: asked)
        return record
    }
}
