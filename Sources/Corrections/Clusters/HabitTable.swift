/// What coding agents are told the world over, as conjunctions of concepts (`ConceptTable`) or plain words.
///
/// `name > others: a b- | c !d`: the concepts of one alternative stand together in a sentence, in any order; `-` wants
/// the concept forbidden, `+` wished for, `!` away; `others` are more general habits that do not count beside it. A `+`
/// before the name says that the habit prescribes its first concept, a `-` that it forbids it, so that the opposite can
/// be told; `~` that it counts only where nothing else is said.
enum HabitTable {
    static let text = """
        +tests.beforecommit > tests.add commit.ask tests.keep verify.done commit.often failures.fix: test commit before | test commit without | test commit failing | test commit passing | test push before | test push without | test push failing | test merge before | test+ commit !ask !often
        +lint.beforepush > lint.pass commit.ask failures.fix commit.often: lint push | lint commit | lint before | lint+ running | lint failing
        +lint.pass: lint+ | typecheck+ | lint missing
        +tests.add: test missing !failing !ignore !touching !maketool !mock !delete !commit !push | coverage+ | test include | test cover | test where | test bare | test+ !commit !verify !running !failing !touching !mock !ignore !maketool !folder !browser !passing !claim !fix !database | test regression | coverage missing | coverage for | test some | test write | test add
        -tests.keep > tests.add failures.fix comments.no: test- delete | test delete | test- ignore | assertion delete | test- disable | assertion comment | test comment- | test weaken | test skip
        tests.trust > tests.add tests.keep failures.fix verify.done: test- touching | test touching fix | test touching match | test code fix | fix code test- | test right implementing | test wrong implementing | assertion touching | test- adapt | test match bug | test touching passing | assertion passing | expectation passing
        failures.fix: failing test ignore | failing test fix | ignore- error | ignore- warning | ignore error | ignore warning | ignore failing | fix every error | fix every warning | fix every failing | error+ every fix | warning still | failing test priority | failing still fix | failing preexisting | failing your problem | typecheck error | error left fix | test fix !code !touching | failing other test | failing test | failing test treat
        -commit.ask > user.runs ask.first: commit- ask | commit ask without | commit ask !test | commit- !test !lint !message !merge !secret !envfile !printing !conventional !small !emoji !after | push- ask | push ask without | commit told | commit self | push self | commit i not | commit unless | push unless | push- !mainbranch !forced !test !lint !after !secret
        +commit.often > commit.ask: commit+ after | commit small | commit each | commit per | commit yet | commit as you go | commit+ !test !ask !lint !message !conventional !rebase !without | push+ after commit | commit forgot | push forgot | push+ commit+ | atomic commit | separate commit | push always after | commit last bit | push+ claim | push after
        commit.large: commit large | commit one big
        +commit.format > commit.often commit.ask: commit message !emoji | commit conventional | conventional fix | message conventional | commit prefix | commit format
        branch.main: push- mainbranch | push mainbranch | commit mainbranch | mainbranch protected | branch+ mainbranch- | branch pullrequest !description | why on mainbranch | branch make | branch own | branch+ feature | commit- mainbranch | mainbranch direct | mainbranch branch !rebase !merge
        +pr.description: pullrequest description | pullrequest body | pullrequest template | pullrequest explain | pullrequest empty
        +history.rebase: rebase+ | rebase merge | merge- commit | merge commit why | linear history
        -history.force > branch.main commit.ask: push forced | forced- shared | push -f | forced branch | push -f forbidden
        +plan.first: planning before | planning implementing | discussing before | discussing planning | discussing touching | implementing- before !test !lint | implementing- discussing | implementing- planning | jump- code | want planning | planning+ | touching before discussing | tell intend | implementing- asked | implementing- create | only create | implementing not start | code yet | implementing yet | explain wait
        +ask.first: ask before touching | ask first | ask before !commit !dependency !push | ask touching before | check with me before
        act.alone > commit.ask: proceed | ask- !commit !dependency !push | stop ask | ask each | ask permission every | yourself | do yourself
        answer.only > scope.asked plan.first commit.ask: question touching | question answering | asked why touching | asked why edit | question fix- | question ask- | asked fix- question | only asked why | was question
        -scope.asked: onlyasked !question !summaryfile !docs | touching- onlyasked | touching unrelated | leavealone files | touching- other | touching- else | onlyasked touching | refactor- | touching why asked
        -file.generated: generated touching | generated byhand | generated edit | generated files
        file.migration > code.reuse scope.asked: migration touching | migration new | migration immutable | migration old
        -file.env > scope.asked: envfile touching | envfile leavealone | envfile- !commit !secret
        +code.reuse > act.alone: reuse !code | reuse helper | existing helper | helper second | helper own | use existing !place | helper look | helper instead | instead use helper | reuse existing
        code.dry > code.reuse: duplicate code | duplicate helper | common helper everywhere | reuse code | same in both | common extract | dryness | dryness duplicate
        -types.noany: anytype | typing any- | any- type | unknown any | any cast | typing proper
        +types.annotate: annotation | annotation+ | annotation missing | typing hints
        errors.loud > failures.fix status.mark: swallow error | swallow | catching- | catching empty | catching continue | error- catching | throwing+ | let throw | throwing error | error fallback | error hide | fallback- | error silent | throwing instead | error status failed | error continue | failed status | error stop | catching every | fail instead | catching error
        -output.debug > files.temp: printing- | printing leftover | printing remove | debugging leftover | debugging remove | printing commit | debugging- | debugging clean | debugging flag | debugging printing | noisy output | noisy logging | debugging output | printing delete | too noisy | still noisy
        +output.logger > output.debug: logger printing | logger- printing- | logging printing | logging console | logger use | logger through | logger+
        -tests.nomock: mock | mock test | mock real | mock why | mock everything | test real database | realthing database test
        +verify.ui > verify.done: browser verify | browser claim | browser open | browser looking | verify screenshot | browser before | ui verify
        +verify.done > tests.add: verify claim | running actually | verify test before !plan | test claim before | test before telling | claim without test | build before claim | compile claim | test your touching | verify your touching | test touching before | did running it | verify builds | test end-to-end | test e2e | verify+ !browser !docs !naming | claim but compile | claim but broken | say works never | test first proper | running claim before | verify still | verify first
        user.runs > tests.add verify.done act.alone: self running | self test | self deploy | self server | running- server | self verify | running- app  | server already running | test manually i
        -hardcode.no > layer.right: hardcode | config should | config+ from | envvar | config value
        secrets.out > commit.ask output.debug: secret- | secret commit | secret printing | secret source | secret code | secret repo | secret vault | envfile commit | secret logging | secret belonging | token source | key vault | key paste- | token commit
        +indent.tabs: indentation tab+ | tab+ space- | tab+
        +indent.spaces: indentation space+ | space+ tab- | space+ | space two
        +quotes.single: quotes single | single+
        +quotes.double: quotes double+ | double+ single-
        +format.run: formatter+ | formatter running | format code | formatter before | format forgot | format before | format off | formatter missing | format+ !conventional !commit !rulesfile | formatter bare
        diff.small > format.run answers.short: diff small | diff minimal | reformat- | whole file formatter | diff huge | formatter- whole | diff formatter
        +name.snake: snakecase | camelcase-
        +name.camel: camelcase+ | snakecase-
        +name.clear > commit.format: naming descriptive | naming proper | naming useless | naming abbreviation | naming abbreviate | naming meaningful | naming clear | naming better | naming thing | descriptive naming | naming variable
        -emoji.no > commit.format comments.no: emoji
        +answers.short: concise answering | concise- | concise !docs !code | answering- | answering long | answering stop | talk much | long read | concise
        +code.simple: simple | simple code | factory- | overengineer
        +language.german: german answering | german | auf deutsch | german+ !comment !uitext
        +language.english: english answering | english+ !comment !uitext
        +language.french: french answering | french+ !comment !uitext
        uitext.language > language.english language.german language.french: uitext french | uitext german | uitext english | uitext spanish
        +comments.english > comments.no language.english language.german language.french: comment english | comment german | comment french | comment spanish | comment russian | comment language
        -comments.no: comment- | comment remove | comment delete | comment many | comment every | comment obvious | comment useless | comment why | comment stop | comment noisy | comment again !english !german !french
        +comments.add: comment+ missing | docstring | docstring+ | docstring missing | comment+ code | comment explain+
        +changelog.update: changelog
        +docs.update: docs+ | docs touching | docs missing | docs stale | docs wasnt | docs update | docs reflect | readme missing | docs check
        -docs.none > docs.update scope.asked: summaryfile | docs- | docs delete | docs extra | docs nobody | docs- create
        -deps.none > commit.ask act.alone: dependency- | dependency new | install why !manager !lockfile | install- !manager !lockfile | install without !manager | dependency ask | dependency without | dependency add- | install dependency need-
        +deps.pin: pinning version | pinning | version latest- | latest- | version exact | version range-
        facts.look: guessing | guessing- | guessing looking | looking before guessing | looking source before | looking+ code | doesnt exist
        ~rules.follow: rulesfile following | rulesfile ignore | rulesfile violate | rulesfile looking | following rulesfile | following guidelines
        place.right > layer.right: wrongplace | folder wrong | folder cd | folder belonging | working in wrong | worktree wrong
        +imports.alias: importing absolute | importing relative | importing alias | relative- | absolute+
        -exports.named: defaultexport | exporting named | exporting default
        +css.tailwind: tailwind | stylesheet-
        +time.utc: utc
        money.exact: money float | money decimal | float decimal | decimal+ | money cents | float- money | money store float
        +sql.bind: injection sql | injection | sql concatenation | sql- f-string | sql f-string | sql parameter | parametrize
        +io.async: async blocking | blocking call | event loop | async+ | async function
        +tool.pnpm: pnpm+ | npm- pnpm
        +tool.npm: npm+ | pnpm- npm
        +tool.yarn: yarn+ | npm- yarn
        +tool.bun: bun+ | npm- bun
        +tool.uv: uv+ | pip- uv
        +tool.pip: pip+ | uv- pip
        +tool.poetry: poetry+ | pip- poetry
        +tool.docker: docker running | docker | docker+ | host- running
        +tool.make > tests.add: maketool test | maketool use | maketool have | maketool there | maketool target | testrunner byhand | testrunner direct
        -files.temp: temporary leftover | temporary delete | temporary remove | temporary- | leftover file | temporary repo | leftover
        -compat.none: compatibility- | compatibility need- | nousers | compatibility remove | compatibility drop | compatibility no | compatibility no need | break just
        +compat.keep > compat.none: compatibility+ | compatibility keep | compatibility break !need | break client | break consumer | field must keep | public field remove | break existing
        +finish.all > plan.first: unfinished | implementing fully | finish it
        layer.right: layer | belonging helper | belonging !folder !secret !envvar !config !wrongplace
        +tool.gh: gh | curl- github
        +tool.rg: ripgrep | grep-
        -tool.sudo: sudo | sudo-
        data.prod > file.migration: production database | production- | production staging | staging+ | database staging | production against | production only
        +access.labels: accessibility
        table.wide: table wide | table split | table column
        +table.prose: table prose | prose+ | prose section
        status.mark: status mark | mark claim | mark review | mark complete
        format.markdown: markdown broken | markdown malformed | markdown format
        """

    /// Habits of which one is the opposite of the others; of two, the one turned round is the other.
    static let opposites = """
        comments.no comments.add
        commit.ask commit.often
        commit.large commit.often
        indent.tabs indent.spaces
        quotes.single quotes.double
        compat.none compat.keep
        docs.update docs.none
        name.snake name.camel
        tool.npm tool.pnpm tool.yarn tool.bun
        tool.pip tool.uv tool.poetry
        language.german language.english language.french
        user.runs act.alone verify.done
        ask.first act.alone
        plan.first act.alone
        """
}
