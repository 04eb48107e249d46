import Foundation
import Redaction

/// What the bench prints: figures, then a line for each goal.
struct Report {
    let positives: [Positive]
    let clean: [CleanCorpus]
    let options: Options

    func print() {
        let redactor = Redactor()
        let recall = Recall(positives, redactor)
        line("recall", recall.share, "of \(positives.count) generated secrets, seed \(options.seed)")
        let falses = clean.map { corpus in
            let falses = FalseRedactions(corpus.texts, redactor)
            line("false redactions", falses.share, "of words, \(corpus.name), \(corpus.bytes / 1000) kB")
            return falses
        }
        let decoys = FalseRedactions(Decoys.all, redactor)
        line("false redactions", Share(hits: decoys.examples.count, total: Decoys.all.count), "of decoys")
        let speeds =
            clean.map { Speed($0.texts, redactor).megabytesPerSecond }
            + [Speed(positives.map(\.text), redactor).megabytesPerSecond]
        let names = clean.map(\.name) + ["generated secrets"]
        for (name, speed) in zip(names, speeds) { Swift.print("speed: \(rounded(speed)) MB/s, \(name)") }
        let hostile = Hostile.units.map { Hostile($0, redactor) }
        if let slowest = hostile.max(by: { $0.long < $1.long }) {
            Swift.print(
                "hostile lines of 10 MB: slowest \(String(format: "%.2f", slowest.long)) s (\(slowest.unit.debugDescription))"
            )
        }
        if options.listsMisses {
            for line in hostile where line.long > 0.5 || !line.isLinear { Swift.print("HOSTILE \(line)") }
        }
        if options.listsMisses { list(recall, falses + [decoys]) }
        goals(recall.share, falses.map(\.share), speeds, hostile)
    }

    private func goals(_ recall: Share, _ falses: [Share], _ speeds: [Double], _ hostile: [Hostile]) {
        verdict("recall ≥ 99 % on ≥ 1,000 generated secrets", recall.value >= 0.99 && recall.total >= 1000)
        let worst = falses.map(\.value).max() ?? 1
        verdict("false redaction ≤ 1 % of words, on each clean corpus", worst <= 0.01)
        let slowest = speeds.dropLast().min() ?? 0
        verdict("≥ 50 MB/s on one core, on each clean corpus", slowest >= 50)
        verdict("time linear in the length of hostile lines up to 10 MB", hostile.allSatisfy(\.isLinear))
    }

    private func list(_ recall: Recall, _ falses: [FalseRedactions]) {
        let redactor = Redactor()
        for miss in recall.misses {
            Swift.print(
                "MISS \(miss.family) | \(miss.carrier) | \(miss.text.debugDescription.prefix(400)) => \(redactor.redact(miss.text).debugDescription.prefix(300))"
            )
        }
        for example in falses.flatMap(\.examples) { Swift.print("FALSE \(example)") }
    }

    private func line(_ name: String, _ share: Share, _ what: String) {
        let (low, high) = share.interval
        Swift.print(
            "\(name): \(percent(share.value)) (95 %: \(percent(low)) to \(percent(high))), \(share.hits) of \(share.total) — \(what)"
        )
    }

    private func verdict(_ goal: String, _ holds: Bool) {
        Swift.print("goal: \(goal): \(holds ? "holds" : "falls short")")
    }

    private func percent(_ value: Double) -> String { String(format: "%.3f %%", value * 100) }
    private func rounded(_ value: Double) -> String { String(format: "%.0f", value) }
}
