import Events
import Skills
import Testing

@Suite struct RuleTests {
    /// The draft's rule, from messages of one session each.
    private func rule(_ said: [String], implied: [String] = []) -> [String] {
        draft(said, implied).document.body.components(before: "## ")
    }

    private func draft(_ said: [String], _ implied: [String] = []) -> Draft {
        let corrections = said.enumerated().map { index, words in
            Sample.correction(
                "c\(index)", words, day: Int64(index), session: "s\(index)",
                instruction: index < implied.count ? implied[index] : words)
        }
        let cluster = Sample.cluster(corrections.first?.instruction ?? "", corrections)
        return ExtractiveDraft.draft(cluster: cluster, corrections: corrections, taken: [])
    }

    @Test(arguments: [
        (
            [
                "you called jest, that cannot work. unit tests run with just test",
                "use just test V=1, not jest",
            ],
            "Use just test, not jest."
        ),
        (
            [
                "no type assertions please, Order.parse should work",
                "hm, `as Order`. no assertions, look at parse.ts",
            ],
            "No type assertions."
        ),
        (
            ["utc! local: that is wrong, we never store local dates", "dates are stored in utc - not local"],
            "Never store local dates."
        ),
        (
            [
                "throw err alone tells me nothing. say which call failed",
                "you still rethrow err in Load. say which call",
            ],
            "Say which call failed."
        ),
        (["you should not touch the lockfile", "the lockfile again!"], "Do not touch the lockfile."),
        (["we use tabs here", "tabs, as everywhere in this repo"], "Use tabs here."),
        (
            [
                "only the tests of the package please, not the full suite",
                "the full suite again? only the tests of the package",
            ],
            "Only the tests of the package, not the full suite."
        ),
        (
            ["`export function Badge`. no default exports", "Reuse it. no default exports here"],
            "No default exports."
        ),
        (["no don't mock the database", "dont mock the database"], "Don't mock the database."),
    ])
    func theClauseThatTheMembersShareIsTheRule(_ said: [String], _ wanted: String) {
        #expect(rule(said).first == wanted)
        #expect(rule(said.reversed()).first == wanted)
    }

    /// Each message forbids what is named; the rule may say so or be silent of it, and never ask for it.
    @Test(
        arguments: [
            ("don't commit, push or tag", ["commit", "push", "tag"]),
            ("never - and I mean never - push", ["push"]), ("never: push to main", ["push"]),
            ("no default exports, use names", ["default"]),
            ("who asked you to commit, let alone push", ["push"]),
            ("things we never do:\n- commit\n- push", ["commit", "push"]),
            ("you wrote: use floats", ["floats"]), ("no push without asking", ["push"]),
            ("please never push, deploy, or merge on your own", ["push", "deploy", "merge"]),
            ("you must not push", ["push"]), ("you mustn’t push", ["push"]), ("we don't push", ["push"]),
            ("we don't want you to push", ["push"]), ("not push, and also commit", ["push", "commit"]),
            ("stop: push nothing", ["push"]), ("it is not ok to push", ["push"]),
            ("cannot push, commit", ["push"]),
            ("leave out the push", ["push"]), ("nobody should push", ["push"]),
            ("avoid push, commit", ["commit"]),
            ("nie push, commit", ["push", "commit"]), ("jamais de push", ["push"]), ("не push", ["push"]),
            ("i would not push; commit neither", ["push", "commit"]),
        ])
    func noNegationIsEverLost(_ message: String, _ forbidden: [String]) {
        for said in [[message], [message, "I do the push and commit and tag myself"], [message, message]] {
            for sentence in rule(said) where forbidden.contains(where: Words.all(sentence).contains) {
                let isKept =
                    Negations.count(in: sentence) > 0 || Imperative.objection(to: sentence) != nil
                    || sentence.contains("myself")
                #expect(isKept, "\(sentence)")
            }
        }
    }

    /// What the words are said to imply is no rule where it has lost their negation.
    @Test func anImpliedInstructionDoesNotTurnTheWordsRound() {
        #expect(rule(["no default exports"], implied: ["Default exports"]) == ["No default exports."])
        #expect(rule(["why didn't you run lint?"], implied: ["Run lint"]) == ["Run lint."])
        #expect(rule(["why do you use npm?"], implied: ["Do not use npm"]) == ["Do not use npm."])
    }

    @Test(arguments: [
        ("if the build fails, stop the deploy", "If the build fails, stop the deploy."),
        ("in tests, use fakes", "In tests, use fakes."),
        ("commit freely - unless the branch is main", "Commit freely - unless the branch is main."),
        ("use `make a, b`, never `make c`", "Use `make a, b`, never `make c`."),
        ("keep (see docs, use them) the order", "Keep (see docs, use them) the order."),
        ("never pass --force when you push", "Never pass --force when you push."),
    ])
    func conditionsAndSpansStayWhole(_ said: String, _ wanted: String) {
        #expect(rule([said]).first == wanted)
        #expect(rule([said, said]).first == wanted)
    }

    @Test func aDoAndADontOfDifferentMembersAreBothSaid() {
        let draft = draft([
            "Run the tests with tox.", "never call nose directly for tests!", "tests! tox and not nose",
        ])
        #expect(
            draft.sentences.map(\.text) == ["Run the tests with tox.", "Never call nose directly for tests."])
        #expect(draft.sentences.map(\.evidence) == [["c0", "c1", "c2"], ["c0", "c1", "c2"]])
        #expect(draft.document.body.hasPrefix("Run the tests with tox.\n\nNever call nose"))
    }

    @Test func aSentenceCitesOnlyThoseWhoSpokeOfIt() {
        let sentences = draft(["Use tox", "use tox, not nose", "argh!"]).sentences
        #expect(sentences.map(\.evidence) == [["c0", "c1"]])
    }

    @Test(arguments: [
        "((((((((", "````", "- \n- \n-", ": : : :", "—", "a, b, c, d, e, f, g, h, i, j, k",
        "\"unclosed, use x",
        String(repeating: "use x, ", count: 2_000), String(repeating: "(", count: 5_000),
    ])
    func anyWordsGiveOneSentence(_ said: String) {
        let sentences = draft([said]).sentences
        #expect(sentences.count == 1)
        #expect(sentences.allSatisfy { $0.text.count <= 201 && !$0.evidence.isEmpty })
    }
}

extension String {
    /// The paragraphs up to the first that begins with the mark.
    fileprivate func components(before mark: String) -> [String] {
        split(separator: "\n").map(String.init).prefix { !$0.hasPrefix(mark) }.map { $0 }
    }
}

/// What no reader could keep to is no rule, in whatever language.
@Suite struct ObjectionTests {
    @Test(arguments: ["Session expired", "Hardcoded text", "Reuse it", "Kommentare englisch"])
    func whatDoesNotSayWhatToDoIsObjectedTo(_ text: String) { #expect(Imperative.objection(to: text) != nil) }

    @Test(arguments: [
        "Commits immer auf Englisch", "注释请用中文", "Pas de texte en dur", "Комментарии только на русском",
        "コメントは日本語で書いてください", "Los tests siempre con make",
    ])
    func rulesInOtherLanguagesAreHeard(_ text: String) { #expect(Imperative.objection(to: text) == nil) }
}
