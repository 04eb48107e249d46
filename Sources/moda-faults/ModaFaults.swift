/// The command's entry.
@main
struct ModaFaults {
    static func main() async throws {}
}
