/// Which moda this is: what the command line and the server say of themselves.
package enum ModaVersion {
    package static let current = "0.1.0"
}
