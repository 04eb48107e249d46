/// `owner/name` out of a remote's address (`https://host/owner/name.git`, `git@host:owner/name`); nil where it has
/// no such form.
package func repositoryName(ofRemote address: String) -> String? {
    var parts = address.split { $0 == "/" || $0 == ":" }
    guard parts.count >= 2, let name = parts.popLast(), let owner = parts.popLast() else { return nil }
    let plain = name.hasSuffix(".git") ? name.dropLast(4) : name
    return plain.isEmpty || owner.contains("@") ? nil : "\(owner)/\(plain)"
}
