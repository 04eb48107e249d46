import Foundation
import Harness
import Server

/// Looks at every setting: what is in force, from where, and whether it will do.
struct SettingsCheck {
    let environment: [String: String]
    /// What the command line says, by the option's name.
    let options: [String: String]

    func run() -> [ConfigFinding] { Setting.all.map(finding) + strangers }

    private func finding(_ setting: Setting) -> ConfigFinding {
        let given = setting.option.flatMap { name in options[name].map { ($0, name) } }
        let named = environment[setting.variable].flatMap { $0.isEmpty ? nil : ($0, setting.variable) }
        guard let (text, origin) = given ?? named else {
            return ConfigFinding(name: setting.variable, value: setting.usual, origin: "default")
        }
        let problem = problem(text, setting)
        let value = if case .secret = setting.form { "set" } else { text }
        return ConfigFinding(
            name: setting.variable, value: value, origin: origin, standing: problem == nil ? .good : .wrong,
            remark: problem)
    }

    private func problem(_ text: String, _ setting: Setting) -> String? {
        do {
            switch setting.form {
            case .model: _ = try ModelSetting(parsing: text)
            case .embeddings: _ = try EmbeddingSetting(parsing: text)
            case .timeOfDay:
                let isTime = text == "off" || NightlySchedule(timeOfDay: text, zone: .gmt) != nil
                return isTime ? nil : "'\(text)' is no time of day; say one as 03:00, or off"
            case .timeZone:
                return TimeZone(identifier: text) == nil
                    ? "'\(text)' is no time zone; say one as Europe/Berlin or UTC" : nil
            case .proxies: _ = try TrustedProxies(Setting.list(text))
            case .price: _ = try ModelPrices.Price(parsing: text)
            default: return setting.problem(text)
            }
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Variables that look like ours and are none: misspelt, they change nothing.
    private var strangers: [ConfigFinding] {
        let known = Set(Setting.all.map(\.variable)).union(Setting.others)
        return environment.keys.sorted().filter { name in
            (name.hasPrefix("MODA_") || name.hasPrefix("CODING_AGENT_")) && !known.contains(name)
        }.map { name in
            let near = known.sorted().map { ($0, name.distance(to: $0)) }.min { $0.1 < $1.1 }
            let hint = near.flatMap { $0.1 <= 3 ? "; did you mean \($0.0)?" : nil } ?? ""
            return ConfigFinding(
                name: name, value: "set", origin: name, standing: .wrong,
                remark: "moda knows no such variable\(hint)")
        }
    }
}

extension String {
    /// How many letters must be added, dropped or changed to make the other of it.
    func distance(to other: String) -> Int {
        let (mine, theirs) = (Array(utf8), Array(other.utf8))
        var row = Array(0...theirs.count)
        for (line, letter) in mine.enumerated() {
            var (diagonal, left) = (line, line + 1)
            for (column, wanted) in theirs.enumerated() {
                let above = row[column + 1]
                let best = Swift.min(diagonal + (letter == wanted ? 0 : 1), above + 1, left + 1)
                (diagonal, left, row[column]) = (above, best, left)
            }
            row[theirs.count] = left
        }
        return row[theirs.count]
    }
}
