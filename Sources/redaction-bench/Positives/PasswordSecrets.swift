import Foundation

/// Passwords as people and password managers make them.
enum PasswordSecrets {
    static func word(_ random: inout SeededRandom) -> Secret {
        let shapes: [(inout SeededRandom) -> String] = [worded, leet, managed, lettersOnly]
        let value = random.pick(shapes)(&random)
        return Secret("password", value, names, telling: false)
    }

    /// Several words with blanks; only quotes can carry it.
    static func phrase(_ random: inout SeededRandom) -> Secret {
        let value = (0..<4).map { _ in random.pick(words) }.joined(separator: " ")
        return Secret("passphrase", value, names + ["SSH_PASSPHRASE"], telling: false)
    }

    private static func worded(_ random: inout SeededRandom) -> String {
        random.pick(words).capitalized + random.pick(words) + random.string(Alphabet.digit, 2...4)
            + random.pick(["", "!", "#", "*"])
    }

    private static func leet(_ random: inout SeededRandom) -> String {
        let word = random.pick(words) + random.pick(words)
        let leet = word.map { ["a": "4", "e": "3", "i": "1", "o": "0", "s": "5"][$0] ?? $0 }
        return String(leet) + random.pick(["!", "_", "-", "."]) + random.string(Alphabet.digit, 2)
    }

    private static func managed(_ random: inout SeededRandom) -> String {
        random.string(Alphabet.base62 + "!@#%^*_+.-", 12...24)
    }

    private static func lettersOnly(_ random: inout SeededRandom) -> String {
        random.string(Alphabet.lower + Alphabet.upper, 16...24)
    }

    private static let names = [
        "PASSWORD", "DB_PASSWORD", "POSTGRES_PASSWORD", "MYSQL_ROOT_PASSWORD", "REDIS_PASSWORD", "SMTP_PASS",
        "ADMIN_PASSWORD", "KEYSTORE_PASSWD", "SPRING_DATASOURCE_PASSWORD",
    ]

    private static let words = [
        "dragon", "monkey", "summer", "winter", "falcon", "purple", "hammer", "castle", "orange", "silver",
        "rocket", "tiger", "shadow", "garden", "coffee", "planet", "mirror", "button", "copper", "violet",
    ]
}
