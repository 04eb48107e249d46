package import Store

/// What the review page needs beyond what the routes have.
package struct PageParts: Sendable {
    package var store: any PageStore
    /// Text that nobody can guess, 128 random bits or more, another one at each call.
    package var newSecret: @Sendable () -> String

    package init(store: any PageStore, newSecret: @escaping @Sendable () -> String) {
        self.store = store
        self.newSecret = newSecret
    }
}
