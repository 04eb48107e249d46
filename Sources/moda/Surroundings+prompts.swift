import Client
import Foundation

extension Surroundings {
    /// The prompts' folder: as given, by `MODA_PROMPTS`, beside an installed program (`../share/moda/prompts`),
    /// or in the source tree that the program was built in.
    static func promptsFolder(_ option: String?) throws -> String {
        if let given = option ?? environment["MODA_PROMPTS"] { return given }
        let program = URL(fileURLWithPath: Bundle.main.executablePath ?? "").resolvingSymlinksInPath()
        var folder = program.deletingLastPathComponent()
        let installed = folder.deletingLastPathComponent().path + "/share/moda/prompts"
        if holdsPrompts(installed) { return installed }
        for _ in 0..<5 {
            let here = folder.path + "/harness/prompts"
            if holdsPrompts(here) { return here }
            folder.deleteLastPathComponent()
        }
        throw ClientError(
            .local, "cannot find the prompts: point --prompts or MODA_PROMPTS at the folder with draft.md")
    }

    private static func holdsPrompts(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/draft.md")
    }
}
