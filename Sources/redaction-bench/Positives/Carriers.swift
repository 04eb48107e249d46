/// Places of secrets, as agents' commands, files and outputs show them.
enum Carriers {
    static let all = shells + files + data + code + network + prose + more + EncodedCarriers.all

    static let shells = [
        Carrier("export", .bareName, "export $K=$V"),
        Carrier("export, single quotes", .quotedName, "export $K='$V' && npm run build"),
        Carrier("variable before command", .bareName, "$K=$V ./deploy.sh --env staging"),
        Carrier("flag with blank", .bareName, "deployctl --region eu-1 --api-key $V --verbose"),
        Carrier("flag with equals", .bareName, "tool login --password=$V --user bob"),
        Carrier("token flag", .bareName, "gh-tool --token $V pr list"),
        Carrier("quoted flag", .quotedName, "helm upgrade app . --set-string password=\"$V\""),
        Carrier(
            "bearer by curl", .tokenStructure,
            "curl -s -H \"Authorization: Bearer $V\" https://api.example.com/v1/me"),
        Carrier(
            "key header by curl", .tokenStructure,
            "curl -H 'x-api-key: $V' https://api.example.com/v1/messages"),
        Carrier("user by curl", .structure, "curl -u bob:$V https://example.com/api/items?page=2"),
        Carrier("mysql -p", .structure, "mysql -h db.internal -u root -p$V shop < dump.sql"),
        Carrier("docker login -p", .structure, "docker login -u bob -p $V registry.example.com"),
        Carrier("sshpass -p", .structure, "sshpass -p '$V' ssh deploy@10.0.0.12 uptime"),
        Carrier("printf to secret put", .structure, "printf '$V' | wrangler secret put $K"),
        Carrier("echo to stdin", .structure, "echo $V | docker login -u bob --password-stdin ghcr.io"),
        Carrier("gh secret set", .quotedName, "gh secret set $K --body \"$V\" --repo acme/app"),
        Carrier("redis-cli -a", .structure, "redis-cli -h cache -a $V ping"),
        Carrier("kubectl literal", .bareName, "kubectl create secret generic app --from-literal=$k=$V"),
        Carrier("set in fish", .bareName, "set -gx $K $V"),
        Carrier("powershell", .quotedName, "$$env:$K = \"$V\""),
        Carrier("aws configure", .bareName, "aws configure set $k $V --profile dev"),
    ]

    static let files = [
        Carrier("env file", .bareName, "PORT=3000\n$K=$V\nLOG_LEVEL=debug\n"),
        Carrier("env file, quoted", .quotedName, "NODE_ENV=production\r\n$K=\"$V\"\r\nDEBUG=0\r\n"),
        Carrier("yaml", .bareName, "service:\n  port: 8080\n  $k: $V\n  region: eu-central-1\n"),
        Carrier("yaml, quoted", .quotedName, "app:\n  $k: \"$V\"\n  debug: false\n"),
        Carrier(
            "yaml name and value", .quotedName,
            "env:\n  - name: $K\n    value: \"$V\"\n  - name: PORT\n    value: \"80\"\n"),
        Carrier("compose environment", .bareName, "    environment:\n      - TZ=UTC\n      - $K=$V\n"),
        Carrier("toml", .quotedName, "[server]\nport = 80\n$k = \"$V\"\n"),
        Carrier("ini", .bareName, "[default]\nregion = eu-1\n$k = $V\noutput = json\n"),
        Carrier(
            "java properties", .bareName, "spring.datasource.url=jdbc:postgresql://db/app\nspring.app.$k=$V\n"
        ),
        Carrier("xml element", .quotedName, "<server><id>central</id><password>$V</password></server>"),
        Carrier("xml attributes", .quotedName, "<add key=\"$c\" value=\"$V\" />"),
        Carrier("dockerfile", .bareName, "FROM alpine:3.20\nENV $K=$V\nRUN apk add git\n"),
        Carrier(
            "terraform", .quotedName,
            "variable \"$k\" {\n  default = \"$V\"\n}\nprovider \"x\" {\n  $k   = \"$V\"\n}\n"),
        Carrier(
            "npmrc", .tokenStructure,
            "registry=https://registry.example.com/\n//registry.example.com/:_authToken=$V\n"),
        Carrier("netrc", .structure, "machine git.example.com\nlogin bob\npassword $V\n"),
        Carrier("diff", .bareName, "@@ -1,3 +1,4 @@\n PORT=1\n-OLD=2\n+$K=$V\n index $H..$H\n"),
        Carrier(
            "connection string", .structure,
            "Server=tcp:db.example.com,1433;Database=app;User Id=sa;Password=$V;Encrypt=true;"),
        Carrier("libpq string", .structure, "host=db user=app password=$V dbname=shop sslmode=require"),
    ]

    static let data = [
        Carrier("json", .quotedName, "{\"id\":\"$U\",\"$k\":\"$V\",\"count\":$N}"),
        Carrier(
            "json, camel case", .quotedName,
            "{\n  \"name\": \"app\",\n  \"$c\": \"$V\",\n  \"debug\": true\n}"),
        Carrier("json in json", .quotedName, "{\"body\":\"{\\\"$k\\\":\\\"$V\\\",\\\"n\\\":1}\"}"),
        Carrier(
            "json twice in json", .quotedName,
            "\"{\\\"a\\\":\\\"{\\\\\\\"$k\\\\\\\":\\\\\\\"$V\\\\\\\"}\\\"}\""),
        Carrier(
            "json key and value", .quotedName,
            "[{\"name\":\"$K\",\"value\":\"$V\"},{\"name\":\"PORT\",\"value\":\"80\"}]"),
        Carrier(
            "tool input", .bareName, "{\"command\":\"export $K=$V\\nmake test\",\"description\":\"run\"}"),
        Carrier("python dict", .quotedName, "config = {'host': 'db', '$k': '$V', 'port': 5432}"),
        Carrier("logfmt", .bareName, "ts=2026-03-01T10:00:00Z level=info msg=\"login\" $k=$V request_id=$U"),
        Carrier("ruby hash", .quotedName, "{ :host => \"db\", :$k => \"$V\" }"),
        Carrier("url-encoded form", .bareName, "grant_type=password&username=bob&$k=$V&scope=read"),
    ]

    static let code = [
        Carrier("python", .quotedName, "import app\n\n$K = \"$V\"\nclient = app.Client($K)\n"),
        Carrier("python keyword", .quotedName, "client = Client(host=\"db\", $k=\"$V\", timeout=30)"),
        Carrier("python environ", .quotedName, "os.environ[\"$K\"] = \"$V\""),
        Carrier("javascript", .quotedName, "const $c = '$V';\nfetch(url, { headers: {} });"),
        Carrier("javascript object", .quotedName, "const c = new Client({ $c: `$V`, retries: 3 });"),
        Carrier("swift", .quotedName, "let $c: String = \"$V\""),
        Carrier("go", .quotedName, "$c := \"$V\""),
        Carrier("java", .quotedName, "private static final String $K = \"$V\";"),
        Carrier("php", .quotedName, "define('$K', '$V');"),
        Carrier("rust", .quotedName, "const $K: &str = \"$V\";"),
        Carrier("csharp", .quotedName, "public string $c { get; set; } = \"$V\";"),
        Carrier("setter", .tokenStructure, "request.setRequestHeader(\"X-Api-Key\", \"$V\");"),
        Carrier("getenv default", .quotedName, "key = os.getenv(\"$K\", \"$V\")"),
        Carrier("comparison", .quotedName, "if ($c == \"$V\") { allow(); }"),
    ]

    static let network = [
        Carrier(
            "bearer header", .tokenStructure,
            "POST /v1/x HTTP/1.1\r\nHost: a.example\r\nAuthorization: Bearer $V\r\nAccept: */*\r\n\r\n"),
        Carrier(
            "token header", .tokenStructure,
            "> GET /me HTTP/2\n> authorization: token $V\n> user-agent: curl/8\n"),
        Carrier(
            "header map", .tokenStructure, "headers: {'Authorization': 'Bearer $V', 'Accept': 'text/plain'}"),
        Carrier("header list", .tokenStructure, "{\"Authorization\":[\"Bearer $V\"],\"Accept\":[\"*/*\"]}"),
        Carrier("api key header", .tokenStructure, "X-API-Key: $V\r\nContent-Length: 12\r\n"),
        Carrier("cookie header", .tokenStructure, "Cookie: theme=dark; session=$V; lang=de"),
        Carrier("set-cookie header", .tokenStructure, "set-cookie: sid=$V; Path=/; HttpOnly; SameSite=Lax"),
        Carrier("url password", .structure, "git clone https://bob:$V@git.example.com/acme/app.git"),
        Carrier(
            "database url", .structure, "DATABASE_URL=postgres://app:$V@db.internal:5432/shop?sslmode=require"
        ),
        Carrier("redis url", .structure, "redis://:$V@cache:6379/0"),
        Carrier(
            "query token", .tokenStructure,
            "GET https://api.example.com/v1/items?page=2&access_token=$V&limit=10"),
        Carrier("query key", .tokenStructure, "fetch(\"https://maps.example.com/js?api_key=$V&v=3\")"),
        Carrier("telling query", .telling, "https://example.com/hook/$V?x=1"),
    ]

    static let prose = [
        Carrier("prose", .telling, "Please use $V for the staging calls and tell me what you get."),
        Carrier("backticks", .telling, "The key is `$V`, I put it in the README."),
        Carrier(
            "log line", .telling, "2026-03-01 10:00:00,123 WARN [worker-3] rejected key $V from 10.0.0.7 ($U)"
        ),
        Carrier("in parentheses", .telling, "auth failed ($V) after $N ms"),
        Carrier(
            "error message", .telling,
            "Error: Incorrect API key provided: $V. You can find your key in the settings."),
        Carrier("terminal colour", .telling, "\u{1B}[32m$V\u{1B}[0m ok"),
        Carrier("other scripts", .telling, "Ключ: $V，请保密。日本語\u{1F511}$V\u{1F511}"),
        Carrier("markdown table", .telling, "| service | key |\n|---|---|\n| prod | $V |\n"),
        Carrier("csv", .telling, "bob,\"$V\",2026-03-01\nann,,2026-03-02\n"),
        Carrier("password in prose", .structure, "the login is bob and the password: $V"),
    ]
}
