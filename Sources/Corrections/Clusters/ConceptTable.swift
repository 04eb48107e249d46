/// Words that mean one thing in instructions to coding agents, in the languages in which people give them.
///
/// `name: phrase, phrase`; words are compared by their stems, `*` stands for any one word. A name with `-` before it is a
/// concept of habits only (`HabitTable`): by itself it makes no two rules alike.
enum ConceptTable {
    static let text = """
        test: test, tests, testcase, suite, unittest, prueba, pruebas, teste, testes, тест, тесты, тестов, тестами, 测 试, テスト, テ ス ト
        coverage: coverage, covered by, uncovered
        testrunner: pytest, vitest, jest, mocha, rspec, phpunit, go test, cargo test, junit
        assertion: assertion, assert, expectation, expected value
        -failing: failing, fails, broken, red, failed
        -passing: green, passing, passes
        commit: commit, commits, committen, committer, commite, comitear, коммит, коммить, коммитить, коммиты, 提 交, コ ミ ッ ト
        push: push, pushen, pusher, пушь, пушить, 推 送
        -message: message, messages, msg, subject line, nachricht
        conventional: conventional, feat, chore, semantic commit
        branch: branch, branches, ветка, ветку, branche, rama, feature branch, 分 支
        mainbranch: main, master, trunk
        pullrequest: pr, prs, pull request, pull requests, merge request, mr
        -description: description, describe, body
        merge: merge, merges, mergen
        rebase: rebase, rebasen
        forced: --force, --force-with-lease, force, force-push, force-pushed, force-pushing, amend
        lint: lint, linter, linting, lints, eslint, ruff, flake8, pylint, clippy, shellcheck, swiftlint, rubocop, biome, golangci-lint, lint-staged
        formatter: prettier, formatter, black, gofmt, rustfmt, clang-format, swift-format, autoformat, reformat, reformatted, formatiere, formatieren
        format: format, formatting, formatted, misformatted, malformed
        typing: type, types, typed, typing, typings, type-safe
        annotation: annotation, annotations, annotate, type hint, type hints, hint, hints
        typecheck: typecheck, typechecker, type check, type checker, mypy, tsc, pyright
        anytype: no any, as any, any type, any as, of any, typed it any, be any, any cast, any type
        comment: comment, comments, inline comment, kommentar, kommentare, kommentiere, kommentieren, commentaire, commentaires, comentario, comentarios, comentário, comentários, комментарий, комментарии, комментариев, комментируй, 注 释, 注 解, コ メ ン ト
        docstring: docstring, docstrings, jsdoc, javadoc, doc comment, doc comments, doc-comment, doc-comments, tsdoc
        docs: doc, docs, documentation, readme, readme.md, document, dokumentation, doku, documentación, documentação, документация, документацию, wiki, 文 档, ド キ ュ メ ン ト
        summaryfile: summary.md, summary file, summary files, markdown file, markdown files, report file, md file, md files, extra documentation, notes.md, summary document, summary docs, additional documentation
        -stale: stale, outdated, out of date, up to date, in sync, out of sync
        changelog: changelog, changelog.md, release note, release notes, changes.md, history.md, änderungsprotokoll
        printing: print, prints, printed, console.log, console.logs, println, printf, print statement, fmt.println, console
        debugging: debug, debugging, debugger
        logging: log, logs, logging, logged
        logger: logger, structlog, loguru, winston, pino, logging library, logging module
        -noisy: noisy, chatty, spam, spammy, verbose, clutter
        -leftover: left over, leftover, leftovers, left behind, leave behind, lying around, clean up, cleanup, tidy up, left in there, left debug, räum auf, aufräumen, nettoie
        temporary: temp, tmp, temporary, scratch, throwaway, one-off script, one off script, helper script, test script, debug script, temp file
        emoji: emoji, emojis, emoticon, smiley, эмодзи, смайлики, смайликов, 表 情, 絵 文 字
        secret: secret, secrets, credential, credentials, creds, password, passwords, passwort, api key, api keys, apikey, access token, auth token, api token, deploy token, private key, пароль, пароли, mot de passe, contraseña, contraseñas, senha, 密 码, 密 钥
        envfile: env, .env, dotenv, env file, env.local
        envvar: env var, env vars, env variable, environment variable, environment variables
        config: config, configs, configuration, setting, settings, configurable, konfiguration
        hardcode: hardcode, hardcoded, hardcoding, hardcodes, hard-code, hard-coded, hard-coding, hard code, hard coded, hard coding, magic number, magic numbers, magic string, magic strings, magic value, magic constant, en dur, fest verdrahtet, fest kodiert, hardcodear, hardcodea, захардкодил, хардкодь, 写 死, 硬 编 码
        error: error, errors, exception, exceptions, failure, failures, fehler, erreur, erreurs, errore, erro, erros, ошибка, ошибки, ошибку, 错 误, 异 常, エ ラ ー
        warning: warning, warnings, warnung, warnungen
        catching: catch, catches, catching, caught, except, try-catch, try catch, try except, rescue, bare except
        swallow: swallow, swallows, swallowed, swallowing, suppress, silence, silently, silent, silencing, gracefully, graceful, hide, hiding, mask, masking, fail quietly, verschlucke, verschlucken, avaler, tragar, глотай, глотать, 吞
        throwing: throw, thrown, throws, throwing, raise, raised, raises, raising, crash, crashes, fail fast, fail loudly, fail hard, blow up, bubble, propagate, error out, exit with
        fallback: fallback, fallbacks, fall back, default value, return none, return null, return nil
        ignore: ignore, ignoring, ignored, ignores, skip, skipping, skipped, disable, disabling, disabled, pre-existing, preexisting, brush off, 忽 略, ignorier, ignoriere
        -every: all, every, each, everything
        duplicate: duplicate, duplicates, duplicated, duplicating, duplication, dupe, copy paste, copy pasted, copy-paste, copy-pasted, copy-pasting, copypaste, copypasted, copy pasting, copied, copying, copy, twice, repeated, repeats, repeating, repeat, redundant, same code, same logic, same block, three times, dupliziert, doppelt, dupliquer, dupliqué, duplicado, duplicar, дублируй, дублирование, дублировать, 重 复
        dryness: dry, single source of truth
        reuse: reuse, reused, reusing, re-use, reusable, reinvent, reinventing, recreate, recreated, recreating, reimplement, reimplemented, reimplementing, redevelop, writing your own, write your own, wrote your own, your own version, roll your own, rolling your own, from scratch, wiederverwenden, réutilise, réutiliser, reprendre, reutiliza, reutilizar, переиспользуй, 复 用, 重 用
        -existing: existing, already have, already has, already exists, already exist, already a, already an, already there, already got, there is one, theres one, there was one, theres already, there is already, there already, we have a, we have an, established, exists, prior art, vorhandene, bestehende, existant, existente
        helper: helper, helpers, util, utils, utility, utilities, function, functions, funktion, fonction, función, функция, method, component, class, shared module, lib, library
        -common: shared, common, central, extract, one function, one place, single place, factor
        simple: simple, simpler, simplest, simplify, simplified, overengineer, overengineered, overengineering, over-engineer, over-engineered, over-engineering, over engineered, over engineering, complicated, overcomplicate, overcomplicated, overcomplicating, over complicated, complex, complexity, yagni, kiss, overkill, bloat, bloated, abstraction, abstractions, einfacher, einfach halten, kompliziert, compliqué, complicado, проще, сложно, 简 单
        concise: concise, condense, condensed, shorter, brief, briefly, terse, succinct, wordy, verbose, too long, so long, talk too much, tl;dr, short version, less text, fewer words, wall of text, to the point, kürzer, kurz, fasse dich, plus court, concis, más corto, breve, conciso, короче, кратко, 简 洁, 简 短
        -answering: answer, answers, reply, replies, respond, response, responses, summary, summaries, recap, explanation, antwort, antworte, antworten, réponse, réponds, respuesta, responde, ответ, отвечай, 回 答
        question: question, questions, asked why, asked how, was asking, just asking, just a question, only asking, frage, pregunta, вопрос, 问 题
        planning: plan, plans, planning, approach, proposal, propose, outline, intend, strategy, design first, design doc, planen, планируй, план, plan d'abord, 计 划, 方 案
        discussing: discuss, discussed, discussion, talk about, talk it over, agree, agreed, align, думаем, обсудим, besprechen, discuter, discutir, 讨 论
        -implementing: implement, implementing, implementation, coding, code, jump, jumping, start, starting, execute, build, write code, implementier, implémenter, implementar, реализуй, 实 现
        ask: ask, asks, asking, asked, permission, approval, approve, confirm, confirmation, consult, consent, sign-off, go-ahead, without my, my ok, my okay, unless i, until i, before i, i say so, i tell you, i told you, told you to, check with me, frag, fragen, frage mich, erlaubnis, zustimmung, accord, demande, demander, permiso, pregunta, preguntar, aprobación, permissão, разрешения, разрешение, спроси, спрашивай, спрашивая, 问 我, 同 意, 许 可
        -without: without, unless, until, ohne, sans, sin, sem, без, until
        -self: myself, ill, i will, i can run, i run, i always run, i do that, i do it, let me, i have it open, already running, selbst, moi-même, moimême, yo mismo, eu mesmo, сам, сама, 我 自 己, 自 分
        -yourself: yourself, your own, on your own, yo mismo tú, you do it, you run it, you can do, you have access, dont tell me to, dont ask me to, toi-même, toimême, hazlo tú, faça você, сделай сам, 你 自 己
        -proceed: just do it, go ahead, do it, dont wait, carry on, keep going, dont stop, without asking, no need to ask, stop asking, dont need my, mach einfach, vas-y, adelante, просто сделай
        -running: run, runs, ran, running, execute, executed, launch, launching, start, starting, starten, ausführen, exécuter, lancer, lance, ejecuta, ejecutar, rodar, запускай, запусти, запустить, 运 行, 启 动
        user: user, users
        deploy: deploy, deployed, deployment, release, ship, publish
        server: server, dev server, app, backend, service, localhost
        verify: verify, verified, verifying, check, checked, checking, validate, validated, try, tried, trying, make sure, ensure, reproduce, prove, proof, actually run, actually ran, actually test, actually tested, end to end, e2e, double-check, double check, prüfe, überprüfe, vérifie, verifica, verificar, comprueba, проверь, проверяй, 验 证, 检 查
        -claim: done, finished, complete, completed, works, working, telling me, tell me, say, saying, claim, claiming, claimed, report, reporting, report back, getting back, get back, come back, coming back, fertig, funktioniert, terminé, fini, marche, listo, terminado, funciona, pronto, готово, работает, 完 成
        -before: before, first, prior, until, vor, bevor, zuerst, avant, d'abord, antes, primero, перед, сначала, прежде, 先, 之 前
        -after: after, afterwards, once, when, whenever, nach, nachdem, après, después, depois, после, 之 后
        -missing: missing, forgot, forget, forgotten, wheres, where, without, lacks, lacking, left out, omitted, absent, need, needs, add, added, adding, write, writing, include, create, must have, should have, gets, requires, fehlt, fehlen, vergessen, manque, manquent, oublié, faltan, falta, olvidaste, faltou, esqueceu, забыл, забыла, нет, нужны, добавь, 缺, 忘, 漏, 加
        -onlyasked: only what, nothing else, nothing more, anything else, unrelated, other files, another file, stay in scope, out of scope, scope, scope creep, within the task, stay within, stick to the task, asked for, i asked, didnt ask, not asked, nobody asked, wasnt asked, did i ask, more than i, leave it alone, leave alone, leave the rest, rest alone, other code, files alone, as it was, not requested, didnt request, nur das, sonst nichts, rien d'autre, seulement ce que, solo lo que, только то, 只 改
        -touching: touch, touched, touching, change, changed, changing, changes, edit, edited, editing, edits, modify, modified, modifying, refactor, refactored, refactoring, rewrite, rewrote, rewritten, alter, altered, update, updated, updating, overwrite, overwrote, ändere, ändern, modifie, modifier, cambia, cambiar, cambies, изменяй, трогай, меняй, 改, 修 改
        -leavealone: leave, hands off, keep your hands, untouched, off limits, read-only, readonly, immutable
        -byhand: by hand, manually, directly, von hand, à la main, a mano, вручную
        generated: generated, autogenerated, auto-generated, codegen, generator, generate, protoc, build output, generiert, généré, generado, сгенерированный
        migration: migration, migrations, alembic, flyway
        lockfile: lockfile, lock file, package-lock, package-lock.json, pnpm-lock.yaml, yarn.lock, poetry.lock, uv.lock, cargo.lock
        dependency: dependency, dependencies, package, packages, library, libraries, lib, libs, third-party, third party, abhängigkeit, abhängigkeiten, dépendance, dépendances, dependencia, dependencias, dependência, зависимости, зависимость, 依 赖
        -manager: npm, pnpm, yarn, bun, pip, uv, poetry, conda, npx
        install: install, installed, installing, pull in, pulling in, pulled in, bring in, installier, installer, instalar
        version: version, versions, latest, semver, version range, ranges
        pinning: pin, pins, pinned, pinning, exact, exactly, locked
        mock: mock, mocks, mocked, mocking, monkeypatch, fake, fakes, faked, stubbed, dummy data, simulated, мок, моки
        -realthing: real, actual, live
        unfinished: todo, todos, fixme, placeholder, placeholders, stub, stubs, unfinished, incomplete, half-done, half done, for now, shortcut, shortcuts, not implemented, notimplementederror, implement it fully, fully implement, skeleton
        compatibility: backward, backwards, backward-compatible, backwards-compatible, backward-compatibility, backwards-compatibility, compatibility, compatible, compat, legacy, deprecated, deprecation, deprecate, shim, shims, polyfill, breaking change, breaking changes, break existing, breaks consumers, existing clients, existing users, old clients, abwärtskompatibel, rétrocompatibilité, rétrocompatible, retrocompatibilidad, обратная совместимость, совместимость, 兼 容
        nousers: no users, no users yet, nobody uses, no one uses, not released, unreleased, prototype, prototyping, greenfield, not in production yet, just break
        rulesfile: claude.md, agents.md, contributing.md, conventions.md, .cursorrules, cursorrules, copilot-instructions.md, gemini.md, rule, rules, guideline, guidelines, instructions, convention, conventions, style guide, project rules, coding standard, coding standards, regel, regeln, règle, règles, regla, reglas, правила, 规 则, 规 范
        -following: follow, follows, followed, following, obey, respect, ignoring, violate, violates, violated, violating, stick to, read, adhere, otherwise, befolge, suis, sigue, следуй, соблюдай, 遵 守
        guessing: guess, guesses, guessing, guessed, assume, assumed, assumes, assuming, assumption, assumptions, hallucinate, hallucinated, hallucinating, invent, invented, inventing, make up, making up, made up, doesnt exist, does not exist, look it up, without looking, without reading, without checking, raten, rate nicht, devine, inventes, adivines, выдумывай, угадывай, 猜, 编 造
        -looking: look, read, reading, check the docs, source, --help, docs, looked, lies, lis, lee, читай, посмотри, 看
        naming: name, names, named, naming, rename, renamed, renaming, called, abbreviation, abbreviations, abbreviate, abbreviating, descriptive, variable name, variable names, identifier, identifiers, benenne, benennung, nomme, nommer, nombra, имя, имена, назови, 命 名
        snakecase: snake_case, snake-case, snake case, snakecase
        camelcase: camelcase, camel case, camel-case
        kebabcase: kebab-case, kebab case, dash-case
        indentation: tab, tabs, space, spaces, indentation, indent, indented, indenting, einrückung, einrücken, отступы, 缩 进
        quotes: quote, quotes, anführungszeichen, guillemets, comillas, кавычки
        semicolon: semicolon, semicolons
        importing: import, imports, importing, imported
        relative: relative, ../, ../.., ../../.., dot dot
        absolute: absolute, alias, aliases, path alias
        exporting: export, exports, exported
        defaultexport: default export, default exports, export default
        folder: folder, folders, directory, directories, dir, dirs, cwd, ordner, verzeichnis, dossier, répertoire, carpeta, directorio, pasta, папка, папке, директория, 目 录, 文 件 夹
        wrongplace: wrong folder, wrong directory, wrong dir, wrong repo, wrong repository, wrong place, wrong path, wrong branch, wrong workspace, wrong worktree, wrong project, wrong package, wrong machine, wrong environment, cd into, falscher ordner, falschen ordner, falsches verzeichnis, mauvais dossier, carpeta equivocada, не в той
        worktree: worktree, worktrees, workspace, workspaces
        layer: layer, controller, controllers, service layer, repository layer, business logic, domain logic, thin, separation of concerns, separate concerns, concern, concerns, presentation
        -belonging: belong, belongs, should be in, should not be in, shouldnt be in, should live, goes in, go in, should * be in, what * is for, move it, move that, move this, move them, put it, put that, put them, gehört, appartient, pertenece
        english: english, englisch, anglais, inglés, ingles, inglês, английский, английском, по-английски, 英 文, 英 语
        german: german, deutsch, allemand, alemán, немецкий
        french: french, français, francais, französisch, francés, французский
        spanish: spanish, español, espagnol, spanisch, espanhol, испанский
        russian: russian, russisch, русский, по-русски, русском
        chinese: chinese, 中 文, chinesisch
        uitext: label, labels, button, buttons, menu, interface, ui, ui text, boutons, libellés, texte, textes
        utc: utc, timezone, timezones, time zone, gmt
        timestamp: timestamp, timestamps, date, dates, datetime, datetimes
        money: money, price, prices, amount, amounts, currency, monetary, betrag, beträge, preise, prix, montant, precio, деньги
        decimal: decimal, decimals, cents, integer cents
        float: float, floats, floating, floating-point, double precision
        sql: sql, query, queries, statement, statements
        injection: injection, parameterized, parametrized, parameterize, parametrize, query parameters, bind parameters, prepared, placeholders in, concatenation, concatenate, f-string, f-strings, interpolate, string interpolation
        async: async, await, asynchronous, non-blocking, httpx, aiohttp
        blocking: block, blocks, blocking, blocked, event loop, synchronous
        docker: docker, container, containers, compose, docker-compose, podman, dockerfile
        -host: host, locally, local machine, your machine
        maketool: makefile, makefile's, make target, make targets, make test, make lint, make build, make instead, make directly, with make, use make, through make, via make, justfile, just target, taskfile
        diff: diff, diffs, patch, changeset
        -small: small, smaller, minimal, tiny, smallest, minimize
        -large: huge, big, whole file, giant, blob
        gh: gh, gh cli, github cli
        curl: curl, wget
        ripgrep: rg, ripgrep
        grep: grep, grepping, egrep
        sudo: sudo, root, as root
        production: production, prod, live db, live database, produktion, прод, проде, 生 产
        staging: staging, stage env, test environment, sandbox
        database: database, db, databases, postgres, mysql, sqlite, datenbank, base de données, base de datos, база, 数 据 库
        accessibility: aria, aria-label, aria-labels, a11y, accessibility, accessible, alt text, screen reader, alt
        stylesheet: css, scss, stylesheet, inline style, inline styles
        tailwind: tailwind, utility classes, tailwindcss
        browser: browser, page, screenshot, playwright, devtools
        status: status, in review, in-review, in progress
        table: table, tables, tabelle, tableau, tabla
        prose: prose, paragraph, paragraphs, sentence, sentences, full text
        bullets: bullet, bullets, bullet point, bullet points, list, lists
        wide: wide, wider, width, columns, column
        frontmatter: frontmatter, front matter, yaml header
        deadcode: dead code, unused, commented-out, commented out, obsolete
        performance: slow, slower, performance, n+1, expensive, inefficient
        """
}
