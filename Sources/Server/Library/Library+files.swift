internal import Compression
internal import Events
internal import HTTPTypes
internal import Skills
internal import Store

extension Library {
    /// Who may keep an answer.
    enum Readers: String {
        /// Whoever has the key.
        case `private` = "private, no-cache"
        /// Anyone, where the skills are open to anyone.
        case anyone = "public, max-age=60"
    }

    /// A served skill's SKILL.md, byte for byte.
    ///
    /// - Throws: 404 where none is served by that name.
    func markdown(of id: String, as readers: Readers) throws -> KeptAnswer {
        let skill = try wanted(id)
        return answers.answer(to: readers.rawValue + skill.digest + "SKILL.md") {
            KeptAnswer(
                Array(skill.markdown.utf8), type: "text/markdown; charset=utf-8", digest: skill.digest,
                caching: readers.rawValue)
        }
    }

    /// A served skill's folder as a compressed archive, its root being the folder.
    ///
    /// - Throws: 404 where none is served by that name; `CompressionError` where memory is short.
    func bundle(of id: String, as readers: Readers) throws -> KeptAnswer {
        let skill = try wanted(id)
        return try answers.answer(to: readers.rawValue + skill.digest + "bundle") {
            let archive = try TarArchive(["SKILL.md": Array(skill.markdown.utf8)])
            var bytes = try gzipped(archive.bytes)
            // The system that it was made on, which zlib notes there, is nobody's business (RFC 1952, 2.3.1).
            if bytes.count > 9 { bytes[9] = 255 }
            return KeptAnswer(
                bytes, type: "application/gzip", caching: readers.rawValue,
                more: [.contentDisposition: "attachment; filename=\"\(skill.id).tar.gz\""])
        }
    }

    private func wanted(_ id: String) throws -> SkillRecord {
        guard let skill = served(id) else {
            throw Failure.notFound("no approved skill '\(id.prefix(64))': GET /v1/skills lists them")
        }
        return skill
    }
}
