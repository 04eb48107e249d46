extension Carriers {
    /// Other languages' assignments, argument lists and markup.
    static let more = [
        Carrier("ruby set", .quotedName, "set :$k, \"$V\""),
        Carrier("mysql in a list", .structure, "[\"mysql\",\"-u\",\"root\",\"-p$V\",\"app\"]"),
        Carrier("docker in a list", .structure, "[\"docker\",\"login\",\"-u\",\"bob\",\"-p\",\"$V\"]"),
        Carrier("go, typed", .quotedName, "var $c string = \"$V\""),
        Carrier("rust, wrapped", .quotedName, "let $k = String::from(\"$V\");"),
        Carrier("c array", .quotedName, "static char $k[] = \"$V\";"),
        Carrier("javascript, fallback", .quotedName, "const c = process.env.$K || '$V';"),
        Carrier("perl member", .quotedName, "$$cfg{$k} = '$V';"),
        Carrier("make", .quotedName, "$K ?= \"$V\""),
        Carrier("git config", .bareName, "git config --global app.$k $V"),
        Carrier("xml over lines", .quotedName, "<$c>\n    $V\n</$c>"),
        Carrier("property list", .quotedName, "<key>$c</key>\n\t<string>$V</string>"),
        Carrier("html entities", .bareName, "{&quot;$k&quot;:&quot;$V&quot;}"),
        Carrier("oracle source name", .structure, "jdbc:oracle:thin:app/$V@db:1521:xe"),
        Carrier("go source name", .structure, "app:$V@tcp(127.0.0.1:3306)/shop?parseTime=true"),
        Carrier("pgpass", .structure, "db.internal:5432:shop:app:$V\n"),
        Carrier("mongosh -p", .structure, "mongosh --username bob -p $V --host db"),
    ]
}
