/// Words of corrections in general: two rules that share only these share nothing.
enum Boilerplate {
    static let words = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = """
        repo project code file files run running ran work working works change changes changed changing update updated updating add added
        adding fix fixed create created write wrote writing read check done show shown please agent claude codex cursor thing case part
        example number line lines time end start started user users able based current different existing following general issue problem
        remove removed removing delete edit edited editing implement implemented implementation support via per etc app function method
        properly correctly correct following follow followed believe understand reason idea point sense place kind type
        """
}
