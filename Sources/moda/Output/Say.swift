import Foundation

/// Writes a line at once, past any buffer: a script that waits for the server's address must see it.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
