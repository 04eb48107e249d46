/// Files and folders that hold secrets, by their names: they never enter a store, tracked or not.
///
/// Names only, compared without regard to capitals; what a file holds is `SecretContent`'s to say.
enum SecretNames {
    /// Folders of credentials, wherever they lie.
    static let folders: Set<String> = [
        ".aws", ".azure", ".gcloud", ".gnupg", ".kube", ".password-store", ".ssh",
    ]

    static let files: Set<String> = [
        ".boto", ".dockercfg", ".git-credentials", ".htpasswd", ".my.cnf", ".netrc", ".npmrc", ".pgpass",
        ".pypirc", ".s3cfg", ".terraformrc", ".vault-token", "_netrc", "id_dsa", "id_ecdsa", "id_ecdsa_sk",
        "id_ed25519", "id_ed25519_sk", "id_rsa", "kubeconfig", "terraform.rc",
    ]

    /// The last two parts of a path, where the name alone says too little.
    static let places: Set<String> = [".docker/config.json", "gcloud/application_default_credentials.json"]

    /// What follows the last dot.
    static let endings: Set<String> = [
        "env", "jks", "kdb", "kdbx", "key", "keystore", "ovpn", "p12", "p8", "pem", "pfx", "ppk", "tfstate",
    ]

    /// Parts of the names of data files; a program may well be called `credentials.swift`.
    static let words = [
        "credentials", "kubeconfig", "secrets", "service-account", "service_account", "serviceaccount",
    ]
    static let dataEndings: Set<String> = [
        "", "cfg", "conf", "csv", "enc", "ini", "json", "properties", "toml", "txt", "xml", "yaml", "yml",
    ]

    /// Names that show which variables there are, and not what they are.
    static let samples: Set<String> = ["dist", "example", "sample", "template"]

    /// Whether a file, by its path below the work tree, stays out.
    static func name(_ path: [UInt8]) -> Bool {
        let parts = path.split(separator: UInt8(ascii: "/"))
        guard let last = parts.last else { return false }
        if parts.dropLast().contains(where: isFolder) { return true }
        let name = lowercased(last)
        if files.contains(name) || isEnvironment(name) { return true }
        if let above = parts.dropLast().last, places.contains(lowercased(above) + "/" + name) { return true }
        return isKey(name) || isData(name)
    }

    /// Whether a folder, by its path with or without a slash at the end, stays out with all that is in it.
    static func folder(_ path: [UInt8]) -> Bool {
        path.split(separator: UInt8(ascii: "/")).last.map(isFolder) ?? false
    }

    private static func isFolder(_ name: ArraySlice<UInt8>) -> Bool {
        name.first == UInt8(ascii: ".") && folders.contains(lowercased(name))
    }

    private static func isEnvironment(_ name: String) -> Bool {
        guard name.hasPrefix(".env") || name.hasSuffix(".env") else { return false }
        return name.utf8.split(separator: UInt8(ascii: ".")).allSatisfy {
            !samples.contains(String(Substring($0)))
        }
    }

    /// A state of Terraform keeps its ending before that of a backup.
    private static func isKey(_ name: String) -> Bool {
        let endings = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .dropFirst().map { String(Substring($0)) }
        if let last = endings.last, Self.endings.contains(last) {
            return last != "env"  // told apart by `isEnvironment`
        }
        return endings.contains("tfstate")
    }

    private static func isData(_ name: String) -> Bool {
        guard let word = words.first(where: { name.contains(word: $0) }) else { return false }
        let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
        let ending = dot.map { String(name[name.utf8.index(after: $0)...]) } ?? ""
        // A folder's worth of other things may be called "my-secrets-guide.txt"; the word must begin or end it.
        let stem = dot.map { String(name[..<$0]) } ?? name
        return dataEndings.contains(ending) && (stem.hasPrefix(word) || stem.hasSuffix(word))
    }

    private static func lowercased(_ name: ArraySlice<UInt8>) -> String {
        String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

extension String {
    fileprivate func contains(word: String) -> Bool {
        var rest = utf8[...]
        while rest.count >= word.utf8.count {
            if rest.starts(with: word.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
