package import Events

extension Diagnosis {
    static func programs(_ facts: ProgramFacts) -> [Finding] {
        var findings = facts.missing.map { place in
            Finding(
                .fail, "programs", "\(place.file) names \(place.program), which is not there",
                remedy: "moda hooks install")
        }
        if !facts.hasHookProgram {
            findings.append(
                Finding(
                    .fail, "programs", "\(facts.hookProgram) is not there: hooks cannot run",
                    remedy: "install moda again, with moda-hook beside it"))
        } else if findings.isEmpty {
            findings = [Finding(.ok, "programs", "\(facts.hookProgram) is there")]
        }
        return findings
    }

    package static func spool(_ spool: SpoolFacts, now: Timestamp) -> Finding {
        let age = spool.oldest.map { max(0, now.milliseconds - $0.milliseconds) } ?? 0
        var parts: [String] = []
        if spool.waiting > 0 {
            let courier = spool.isCourierAtWork ? ", a courier is at work" : ""
            let trouble = spool.trouble.map { " (the last try: \($0))" } ?? ""
            parts.append(
                "\(counted(spool.waiting, "report")) to be sent, the oldest for \(Age.text(age))\(courier)\(trouble)"
            )
        }
        if spool.aside > 0 {
            let why = spool.asideReason.map { " (the last: \($0))" } ?? ""
            parts.append("\(spool.aside) set aside, at which the server failed again and again\(why)")
        }
        if spool.refused > 0 {
            let why = spool.lastReason.map { " (the last: \($0))" } ?? ""
            parts.append("\(spool.refused) that the server would not take\(why)")
        }
        if spool.dropped > 0 { parts.append("\(spool.dropped) dropped for want of room") }
        guard !parts.isEmpty else { return Finding(.ok, "spool", "empty: all hooks' reports were sent") }
        let isLate = spool.waiting > 0 && age > 600_000 && !spool.isCourierAtWork
        let isShelved = spool.aside > 0 || spool.refused > 0
        return Finding(
            isLate || isShelved || spool.dropped > 0 ? .warn : .ok, "spool", parts.joined(separator: "; "),
            remedy: isShelved ? "moda hook deliver --all" : isLate ? "moda hook deliver" : nil)
    }

    static func snapshots(_ facts: DoctorFacts) -> Finding {
        let seen = facts.snapshots
        guard seen.workTrees > 0 else { return Finding(.ok, "snapshots", "none yet") }
        let last = seen.last.map {
            ", the last \(Age.text(max(0, facts.now.milliseconds - $0.milliseconds))) ago"
        }
        let more = seen.isCut ? "more than " : ""
        let what = "of \(counted(seen.workTrees, "work tree")), \(more)\(Size.text(seen.bytes))\(last ?? "")"
        guard let reason = seen.notTaken else { return Finding(.ok, "snapshots", what) }
        return Finding(
            .warn, "snapshots", "\(what); the server did not take the last: \(reason)",
            remedy: "tell whoever runs the server; 'moda init' can stop the sending of snapshots")
    }

    static func skills(_ facts: [SkillFacts]) -> [Finding] {
        facts.flatMap { facts -> [Finding] in
            let subject = "\(facts.target.rawValue) skills"
            let edited = facts.edited == 0 ? "" : ", \(facts.edited) of them edited here"
            var findings = [
                Finding(
                    .ok, subject, "\(counted(facts.readable, "skill")) in \(facts.target.folder)\(edited)")
            ]
            if let first = facts.broken.first {
                let rest = facts.broken.count > 1 ? ", and \(facts.broken.count - 1) more" : ""
                findings = [
                    Finding(
                        .fail, subject, "\(first)\(rest)",
                        remedy: "remove it and run 'moda skills pull --restore'")
                ]
            }
            if facts.doubled > 0 {
                findings.append(
                    Finding(
                        .warn, subject,
                        "Cursor reads .claude/skills and .agents/skills too and may list \(counted(facts.doubled, "skill")) twice",
                        remedy: "keep one of them: moda skills pull --agent ..."))
            }
            return findings
        }
    }
}

/// Spans of time in words.
enum Age {
    static func text(_ milliseconds: Int64) -> String {
        let seconds = Int(clamping: milliseconds / 1000)
        switch seconds {
        case ..<120: return counted(seconds, "second")
        case ..<7_200: return counted(seconds / 60, "minute")
        case ..<172_800: return counted(seconds / 3_600, "hour")
        default: return counted(seconds / 86_400, "day")
        }
    }
}

/// Sizes in words.
enum Size {
    static func text(_ bytes: Int64) -> String {
        switch bytes {
        case ..<1_000_000: "\(bytes / 1_000) kB"
        case ..<10_000_000_000: "\(bytes / 1_000_000) MB"
        default: "\(bytes / 1_000_000_000) GB"
        }
    }
}
