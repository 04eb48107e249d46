package import Store

/// A model and the store that keeps its answers and counts its cost.
package struct ModelBench: Sendable {
    let settings: ModelSettings
    let store: any ModelStore

    package init(settings: ModelSettings, store: any ModelStore) {
        self.settings = settings
        self.store = store
    }
}
