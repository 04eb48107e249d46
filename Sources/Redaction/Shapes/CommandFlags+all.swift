extension CommandFlags {
    /// The commands, from their manuals.
    static let all: [CommandFlags] =
        [
            command(["mysql", "mariadb", "mysqldump", "mysqlimport", "mysqlcheck"], [attached("-p")]),
            command(["mysqladmin"], [attached("-p"), separate("password")]),
            command(
                [
                    "docker login", "podman login", "buildah login", "skopeo login", "registry login",
                    "az login",
                    "oc login", "sshpass", "psexec",
                ], [separate("-p"), attached("-p")]),
            command(["mongo", "mongosh", "mongodump", "mongorestore", "mongoimport"], [separate("-p")]),
            command(["mongoexport", "ansible-vault"], [separate("-p")]),
            command(["redis-cli"], [separate("-a"), separate("--pass")]),
            command(
                ["ldapsearch", "ldapadd", "ldapmodify", "ldapwhoami"], [separate("-w"), attached("-w")]),
            command(["7z", "7za", "unrar", "rar"], [attached("-p")]),
            command(["zip", "unzip", "sqlcmd", "bcp"], [separate("-P"), attached("-P")]),
            command(["twine"], [separate("-p")]),
            command(["ssh-keygen"], [separate("-N"), separate("-P")]),
            command(["rclone"], [separate("pass")]),
            command(["vault login", "npx wrangler login"], [operand(1)]),
            command(["net user"], [operand(2)]),
            command(["htpasswd"], [operand(3)]),
            command(
                ["curl"],
                [
                    separate("-u", user: ":"), attached("-u", user: ":"), separate("--user", user: ":"),
                    attached("--user=", user: ":"), separate("-U", user: ":"),
                    separate("--proxy-user", user: ":"),
                    .init(name: "-b", form: .separate, isCookie: true),
                ]),
            command(["http", "https", "xh"], [separate("-a", user: ":")]),
            command(["smbclient"], [separate("-U", user: "%"), separate("-U", user: ":")]),
            command(["rpcclient", "wmic"], [separate("-U", user: "%")]),
            command(["lftp"], [separate("-u", user: ",")]),
        ].flatMap { $0 }
        + [.init(command: "login", flags: [separate("-p")], isListOnly: true)]

    private static func command(_ names: [String], _ flags: [Flag]) -> [CommandFlags] {
        names.map { .init(command: $0, flags: flags) }
    }

    private static func separate(_ name: StaticString, user: Unicode.Scalar? = nil) -> Flag {
        Flag(name: name, form: .separate, userEnd: user.map { UInt8(ascii: $0) })
    }

    private static func attached(_ name: StaticString, user: Unicode.Scalar? = nil) -> Flag {
        Flag(name: name, form: .attached, userEnd: user.map { UInt8(ascii: $0) })
    }

    private static func operand(_ number: Int) -> Flag { Flag(name: "", form: .operand(number)) }
}
