/// A key's name and what is written beside it.
struct Assignment {
    let text: Bytes
    let key: KeyName

    /// Returns the secret parts of the value; none when the value only stands for one.
    func secrets() -> [Finding] {
        let place = ValuePlace(text: text, key: key)
        guard let (start, separator) = place.find(), let kind = KeyName.kind(of: text.string(key.range))
        else {
            return []
        }
        let reader = ValueReader(text: text, isHeader: kind.isHeader)
        guard let value = reader.value(at: start, separator) else { return [] }
        switch kind {
        case .authorization:
            return value.isCode ? [] : AuthorizationValue.secrets(in: text, value.headerRange(in: text))
        case .cookie:
            return value.isCode ? [] : CookieValue.secrets(in: text, value.headerRange(in: text))
        default:
            let judge = ValueJudge(text: text, key: key, kind: kind, value: value)
            return judge.isSecret ? [Finding(rule: kind.rule, range: value.range)] : []
        }
    }
}
