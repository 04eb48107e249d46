#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// `--name value` pairs; a name may come more than once.
struct Arguments {
    private let words: [String]

    init(_ words: [String]) { self.words = words }

    func all(_ name: String) -> [String] {
        words.indices.filter { words[$0] == "--\(name)" && $0 + 1 < words.count }.map { words[$0 + 1] }
    }

    func text(_ name: String) throws(BenchError) -> String {
        guard let text = all(name).last else { throw BenchError("--\(name) is missing") }
        return text
    }

    func number(_ name: String, default value: Int) -> Int { all(name).last.flatMap { Int($0) } ?? value }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

func end(_ code: Int32) -> Never { exit(code) }

/// Seconds since some moment.
func seconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

func milliseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
}
