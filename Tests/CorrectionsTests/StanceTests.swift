import Testing

@testable import Corrections

@Suite struct StanceTests {
    @Test(arguments: [
        ("use pnpm instead of npm", "pnpm", "npm"), ("pnpm, not npm", "pnpm", "npm"),
        ("no npm here, pnpm", "pnpm", "npm"), ("yarn? no, pnpm", "pnpm", "yarn"),
        ("you edited the template, not the copy", "copy", "template"),
        ("why spaces again? this repo uses tabs", "tabs", "spaces"),
        ("remove the print and use the logger", "logger", "print"),
    ]) func tellsWantedFromUnwanted(text: String, wanted: String, unwanted: String) {
        let tokens = Tokenizer.tokens(of: text)
        let signs = Stance(tokens, asks: false).signs
        let place = { (word: String) in tokens.firstIndex { $0.text == word } ?? 0 }
        #expect(signs[place(wanted)] > 0)
        #expect(signs[place(unwanted)] < 0)
    }

    @Test(arguments: [
        "did you run the tests?", "you didn't run the tests", "why didn't you run the tests", "tests",
        "where are the tests", "more tests please",
    ]) func reproachWantsWhatIsMissing(text: String) {
        let tokens = Tokenizer.tokens(of: text)
        let place = tokens.firstIndex { $0.text == "tests" } ?? 0
        #expect(Stance(tokens, asks: text.hasSuffix("?")).signs[place] > 0)
    }

    @Test(arguments: ["force push is forbidden", "sudo is not allowed here"]) func verdictIsHeard(
        text: String
    ) {
        #expect(Stance(Tokenizer.tokens(of: text), asks: false).signs[0] == -1)
    }
}
