/// The published key formats, by trade; each list is data and can be read as a table.
enum KeyFormats {
    static let all = models + clouds + codeHosts + packages + payments + messaging + operations + own

    /// Our own keys: `moda_` and base62.
    static let own: [KeyFormat] = [
        KeyFormat("moda-key", ["moda_"], .word, 30...200, .mixed)
    ]
}
