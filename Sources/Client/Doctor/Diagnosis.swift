internal import API
internal import Events

/// What the facts mean: a pure function, a part to each matter.
package enum Diagnosis {
    package static func findings(_ facts: DoctorFacts) -> [Finding] {
        [server(facts), key(facts)].compactMap(\.self) + clock(facts) + store(facts)
            + facts.agents.flatMap { agent($0, facts) } + skills(facts.skills) + programs(facts.programs)
            + [spool(facts.spool, now: facts.now), snapshots(facts)]
    }

    private static func server(_ facts: DoctorFacts) -> Finding {
        let (address, up) = (facts.server.address, "moda up, or name the right one: --server, MODA_BASE_URL")
        switch facts.server.readiness {
        case .ready:
            let version = facts.health.map { ", version \($0.version)" } ?? ""
            return Finding(.ok, "server", "\(address) is ready\(version)")
        case .storeDown:
            return Finding(
                .fail, "server", "\(address) answers, but cannot write its store",
                remedy: "look at the server's log; free its disk")
        case .unreachable(let reason): return Finding(.fail, "server", reason, remedy: up)
        case .foreign(let status):
            return Finding(.fail, "server", "\(address) is no moda server: it answers \(status)", remedy: up)
        }
    }

    private static func key(_ facts: DoctorFacts) -> Finding? {
        guard facts.key.isSet else {
            return Finding(.fail, "key", "there is none", remedy: "moda up, or set MODA_API_KEY")
        }
        if let file = facts.key.exposedFile {
            return Finding(
                .warn, "key", "others of this machine can read \(file)", remedy: "chmod 600 \(file)")
        }
        switch facts.server.health {
        case .known(let view): return key(view.key, now: facts.now)
        case .refused(401, _):
            return Finding(
                .fail, "key", "the server does not know it, or it was revoked or has expired",
                remedy: "moda keys create, on the server's machine")
        case .refused(403, let detail):
            return Finding(
                .warn, "key", "valid, but \(detail): what came in cannot be asked",
                remedy: "moda keys create --scope read --scope ingest, on the server's machine")
        case .refused(let status, let detail):
            return Finding(.warn, "key", "the server answers \(status), \(detail)")
        case .notAsked: return nil
        }
    }

    private static func key(_ key: IngestHealthView.Key, now: Timestamp) -> Finding {
        let name = "'\(key.name)' (\(key.id)), for \(key.scopes.joined(separator: ", "))"
        guard key.scopes.contains("ingest") else {
            return Finding(
                .warn, "key", "\(name): it cannot send what agents report",
                remedy: "moda keys create --scope read --scope ingest, on the server's machine")
        }
        guard let end = key.expiresAt.flatMap(Timestamp.init(rfc3339:)) else {
            return Finding(.ok, "key", name)
        }
        let days = (end.milliseconds - now.milliseconds) / 86_400_000
        return Finding(
            days < 7 ? .warn : .ok, "key", "\(name), until \(end.dayText)",
            remedy: days < 7 ? "moda keys create, on the server's machine" : nil)
    }

    private static func clock(_ facts: DoctorFacts) -> [Finding] {
        guard let offset = facts.server.clockOffset else { return [] }
        let seconds = abs(offset / 1000)
        // The server tells whole seconds only.
        guard seconds > 2 else { return [Finding(.ok, "clock", "as the server's")] }
        let text = "\(Age.text(abs(offset))) \(offset > 0 ? "behind" : "ahead of") the server's"
        let mark: Finding.Mark = seconds > 300 ? .fail : seconds > 30 ? .warn : .ok
        return [
            Finding(mark, "clock", text, remedy: mark == .ok ? nil : "set it: timedatectl set-ntp true")
        ]
    }

    private static func store(_ facts: DoctorFacts) -> [Finding] {
        guard let health = facts.health else { return [] }
        var findings: [Finding] = []
        let size = Size.text(health.storeBytes)
        if let free = health.freeBytes {
            let mark: Finding.Mark = free < 100 << 20 ? .fail : free < 1 << 30 ? .warn : .ok
            findings.append(
                Finding(
                    mark, "store", "\(size), \(Size.text(free)) left on its disk",
                    remedy: mark == .ok ? nil : "free the server's disk"))
        } else {
            findings.append(Finding(.ok, "store", size))
        }
        let age = health.oldestWaiting.flatMap(Timestamp.init(rfc3339:)).map {
            max(0, (Timestamp(rfc3339: health.clock) ?? facts.now).milliseconds - $0.milliseconds)
        }
        guard health.waiting > 0, let age else {
            return findings + [Finding(.ok, "queue", "all that came in has been read")]
        }
        let mark: Finding.Mark = age > 600_000 ? .fail : age > 60_000 ? .warn : .ok
        let text = "\(counted(health.waiting, "request")) to be read, the oldest for \(Age.text(age))"
        return findings + [
            Finding(
                mark, "queue", text, remedy: mark == .ok ? nil : "look at the server's log for 'normalizer'")
        ]
    }
}
