/// Who a person is, however their mail address is spelt.
package enum Person {
    /// Lower case, and without what follows a `+` before the `@`: anyone can make those up without a new account.
    package static func name(_ user: String) -> String {
        let parts = user.lowercased().split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return user.lowercased() }
        return String(parts[0].prefix { $0 != "+" }) + "@" + parts[1]
    }
}
