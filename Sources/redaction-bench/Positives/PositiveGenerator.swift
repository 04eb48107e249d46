/// Draws texts with secrets; it knows the published formats and nothing of the rules.
struct PositiveGenerator {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    mutating func positives(_ count: Int) -> [Positive] {
        (0..<count).map { _ in positive() }
    }

    private mutating func positive() -> Positive {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<70: inCarrier(random.pick(ProviderSecrets.all)(&random))
        case 70..<82: inCarrier(PasswordSecrets.word(&random))
        case 82..<86: inCarrier(PasswordSecrets.phrase(&random))
        case 86..<92: BlockPositives.make(&random)
        case 92..<94: BlockPositives.pgp(&random)
        default: BlockPositives.webhook(&random)
        }
    }

    private mutating func inCarrier(_ secret: Secret) -> Positive {
        let fitting = Carriers.all.filter { Self.fits(secret, $0) }
        let carrier = random.pick(fitting)
        let written = carrier.write(secret.value, random.pick(secret.names), &random)
        return Positive(
            family: secret.family, carrier: carrier.name, text: written.text, secret: written.secret)
    }

    private static func fits(_ secret: Secret, _ carrier: Carrier) -> Bool {
        let isPlain = secret.value.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        let isWord = !secret.value.contains(" ")
        switch carrier.needs {
        case .quotedName: return true
        case .bareName: return isWord && (isPlain || secret.family != "password")
        case .telling: return secret.isTelling
        case .structure: return isWord && isPlain
        case .tokenStructure:
            return isWord && isPlain && secret.family != "password" && secret.family != "passphrase"
        }
    }
}
