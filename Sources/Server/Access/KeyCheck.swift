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
        if offered.count == 1, let text = offered.first, let known = known(text, at: now()) { return known }
        guard let key = offered.lazy.compactMap(APIKey.init).first else { return nil }
        let record = try await record(of: key)
        return record?.isLive(at: now()) == true ? record : nil
    }

    /// The live key where it was proven a moment ago.
    private func known(_ text: String, at now: Timestamp) -> KeyRecord? {
        proven.key(digest: ContentID.sha256(text.utf8), at: now).flatMap {
            $0.record.isLive(at: now) ? $0.record : nil
        }
    }

    /// Likewise, where a connection's last request may have brought the very same key.
    func known(_ text: Substring.UTF8View, at now: Timestamp, last: inout KnownKey?) -> ProvenKey? {
        if last.map({ !$0.proven.isFresh(at: now) || !$0.isSame(text) }) ?? true {
            last = proven.key(digest: ContentID.sha256(text), at: now).map { KnownKey(text, $0) }
        }
        return last.flatMap { $0.proven.record.isLive(at: now) ? $0.proven : nil }
    }

    private func record(of key: APIKey) async throws -> KeyRecord? {
        let asked = now()
        if let known = proven.key(digest: key.digest, at: asked) { return known.record }
        let record = try await control.key(id: key.id)
        guard key.matches(digest: record?.digest ?? APIKey.digestOfNone), let record else { return nil }
        proven.add(record, at: asked)
        return record
    }
}
