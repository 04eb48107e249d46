/// The command's entry.
@main
struct IngestBench {
    static func main() async throws {}
}
