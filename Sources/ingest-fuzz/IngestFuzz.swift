/// The command's entry.
@main
struct IngestFuzz {
    static func main() async throws {}
}
