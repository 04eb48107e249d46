/// What rules for coding agents are about the world over, by the phrases in which people state them.
///
/// In the form of `CueTable`. A theme tells the detector that words may hold beyond the task, and the clustering
/// that two corrections may be about one thing though they share no word.
enum ThemeTable {
    static let text = """
        personRuns: ill/i run/test/start/try/deploy/execute/launch/restart/verify | ill * run/test/do/start | i will/can run/test/start/deploy/check \
        | myself | ill do/handle/check/take/manage/commit/push | run/test/check * manually | test/check manually | let me run/test/check/do/start \
        | dont/never start/run/launch/restart the/a dev/server/app/servers | i always run | je teste/testerai/lance/lancerai/ferai | ich teste/starte | selbst | moi même \
        | yo pruebo/ejecuto/mismo | eu testo/rodo/mesmo | сам запущу/проверю | я сам/сама | 我 自 己 | 自 分 で
        agentDoes: yourself | do it for me | dont tell me/us to/what/how | dont ask me/for | without asking | stop asking | you run/do/execute/test it \
        | you can do/run/test/fix | why are you asking | no need to ask | just do it | go ahead without | dont wait for | on your own | your own instance | toi même \
        | toimême | fais le toi | hazlo tú | faça você | сделай сам | 你 自 己
        dry: duplicate/duplicated/duplicates/duplicating/duplication/dupes | dry | reuse/reused/reusing/reusable | copy paste | copy/copied/copying and/the/pasted/code \
        | repeated/repeats/repeating/repetition | repeat the/same/code/yourself | same code/logic/function twice/again | common/shared function/functions/helper/helpers/util/utils/utility/code/component/module \
        | instead of recreating/rewriting/duplicating/reimplementing/creating/making/adding a/new/another/them/it | existing function/functions/helper/helpers/util/utils/component/components/code/method/class/one \
        | already has/have/exists/exist/wrote | we have a/an * for | recreate/recreating/reinvent/reinventing/reimplement/reimplementing | réutilise/réutiliser \
        | dupliziert/wiederverwenden | duplicado/reutiliza/reutilizar/duplicar | дублирование/дублируй | 重 复/复 用
        failLoudly: silently/silent | gracefully/graceful | swallow/swallowed/swallowing/swallows | throw/throws/thrown/throwing/raise/raised/raises/raising | catch/catching/caught \
        | try catch/except | fallback/fallbacks/fall | as/to failed | mark * as failed | exit code | fail fast/loudly/hard/early | hide/hiding/mask/masks/masking/suppress errors/error/failures/the \
        | bare except | error handling | bubble up | propagate/propagates | not * an error | errored
        fixAll: ignore/ignoring/ignored errors/error/tests/failures/warnings/failing/the/it/them | failing tests/test/ones | fix the/all tests/test/errors/failures/warnings/linter/lint | pre-existing/preexisting \
        | unrelated failures/errors/tests/failure | tests/test/must/should/all still pass/failing/fail/green | dont ignore | lint/linter/type/typescript/compile/build errors/error/warnings \
        | dont/never/stop skip/skipping/disable/disabling/delete/deleting tests/test/the | all tests | red/broken tests/build/ci
        addTests: tests ?? | test ?? | add/write/create/need/cover/missing/wheres/include/have tests/test/coverage | add/write/create/need/include a/some/unit/more/the/regression tests/test/unit/regression \
        | without tests/test/a | test coverage | tests/test for/to | with a/tests test/for | cover/covers/covered this/it/the/that/these/those/by | unit/regression/integration tests/test | some tests \
        | écris/ajoute des/les tests | schreibe tests | agrega/escribe pruebas/tests | добавь/напиши тесты | 写 测 试
        verify: test/tested/verify/verified/check/checked your | did/have/havent/didnt you/u test/tested/verify/verified/try/tried/run/checked | before getting/coming/reporting/telling/saying/claiming/you/marking \
        | end to end | e2e | make sure it/that/this/everything works/runs/compiles/builds/passes | actually/really run/ran/test/tested/try/tried/check/verify | without testing/verifying/running/checking \
        | test/run/try/build/compile/verify/reproduce it/this/that/them first/before/and/after/yourself | reproduce/reproduced/reproducing/repro | always/first run/test/build/verify/typecheck/lint/check | prove/proof \
        | run the/all/your tests/test/linter/typecheck/build/suite/lint/checks | first run/test/reproduce | let/lets first test/verify/run | before committing/pushing/commit/push/merging
        debugOutput: debug/debugging | print/prints/printed/printing | console.log/println | chatty/noisy/spammy | log/logs/logging/logger/logged | left over/overs | leftover/leftovers
        compatibility: backward/backwards/backwards-compatible/backward-compatible | compatibility/compat/compatible | legacy/deprecated/deprecate/deprecation | no users | not released | prototyping/prototype | shim/shims/polyfill \
        | greenfield | abwärtskompatibel/rückwärtskompatibel | rétrocompatibilité | retrocompatibilidad
        followRules: follow/followed/following/obey/respect/ignoring/violates/violated/violate the/our/my/all/your/these/those/any instructions/rules/rule/guidelines/conventions/style/standard/format/pattern \
        | rule/rules | arent/not/didnt/follow/followed/following following/follow/@ * | claude.md/agents.md/conventions.md/contributing.md/.cursorrules | guideline/guidelines | as per | according to \
        | as specified/described/documented/stated/written | did you read/follow | read the rules/instructions/docs/guide/guidelines/readme | you were told/instructed | règle/règles | regeln/regel | reglas/regla | правила/правило | 规 则
        commitAsk: commit/push/merge/deploy without/before/until/unless/yet | dont/never/not/stop/no commit/push/merge/deploy/commits/committing/pushing | committing/pushing/merging without/before \
        | ask/asked before/me/first | asked you to commit/push | commit only/when | arrête de faire/committer | sans mon/me | nicht committen/pushen | no hagas commit/push | не коммить/пушь/коммитить | 不 要 提 交
        commitDo: and/then/also/always commit/push | commit/push/committing/pushing your/the/it/them/after/changes/when | did/have/havent/didnt/forgot/not you/to/we commit/committed/push/pushed | not pushed/committed \
        | uncommitted/unpushed/unstaged | commit message/messages | conventional commit/commits | small/smaller/separate/atomic commits/commit
        pullRequest: pr/prs | pull request/requests | merge request/requests | pr description
        branch: branch/branches/worktree/worktrees | on/to/from/off/into main/master/develop | main branch | checkout/rebase/stash/cherry-pick | feature branch | force push
        place: workspace/workspaces | wrong repo/repository/directory/dir/folder/place/project/path/file/branch/machine/environment | right repo/repository/directory/dir/folder/place/project/path/file/branch \
        | in/to/from/into the other/main/wrong/right/correct/same/root repo/directory/folder/workspace/dir | cwd
        askFirst: plan first/before | discuss/discussed/discussion | dont/not/never/stop to/implement/implementing/code/coding/start/starting/execute | not to start/implement/write/code/work | only/just asked/wanted/asking/plan/answer/explain/discuss/want \
        | before you start/go/do/change/implement/write/touch/make/edit | before doing/implementing/changing/coding/making/starting/writing/editing/touching | dont do anything | didnt ask you/for | did i ask | not asked \
        | ask/check/confirm/consult with/me/first/before | jumping/jump ahead/into/to | i asked/wanted you/a/for * question | no code | slow down | wait for/until my/i/me | approval/permission/confirmation \
        | frage/frag mich | demande moi/avant | pregúntame/pregunta antes | pergunte antes | спроси/спрашивай сначала/меня/перед | 先 问/讨 论 | asking * question/questions
        hardcode: hardcode/hardcoded/hardcodes/hardcoding/hard-code/hard-coded | hard code/coded/coding | magic number/numbers/string/strings | env/environment var/vars/variable/variables | config/configuration/setting/settings instead/file/not | configurable/dynamic/dynamically \
        | constants/constant | en dur | fest kodiert | 写 死
        comments: comment/comments/commented/commenting | docstring/docstrings | kommentare/kommentar | commentaire/commentaires | comentario/comentarios/comentários | комментарии/комментарий | 注 释
        documents: readme/readme.md | doc/docs/documentation/documented/document/documenting | changelog/changelog.md | architecture.md | spec/specs | worklog | work log | update * docs/readme/changelog/documentation
        format: misformatted/malformed | markdown | format/formatting/formatted/formatter/prettier/indentation/indent/whitespace | tabs/spaces | line length/width | frontmatter | yaml/json/csv output/format | code block/blocks/fence | quotes/semicolons/semicolon
        naming: rename/renamed/naming/named/misnamed | name/names should/is/are/it/them | call/called it/them/this/that | camelcase/snake_case/kebab-case/pascalcase | nomme/renomme | benenne | nombre | prefix/suffix
        concise: concise/condense/condensed/shorter/brief/succinct/terse | too/so/very long/verbose/wordy/much/big/complicated/complex/detailed | simplify/simpler/simplified/simple/minimal/simplest | overcomplicate/overcomplicated/overcomplicating/overengineered/overengineering/overkill \
        | over complicated/engineered/complicating/engineering/kill | bloat/bloated/verbose/wordy | yagni/kiss | kürzer/einfacher | plus court/simple | más corto/simple | короче/проще | unnecessary/unneeded/needless
        emoji: emoji/emojis/emoticon/emoticons | смайлики/эмодзи | 表 情
        types: any/explicit/type/strict types/type/typing/hints/hint/annotations/safe/safety | as any/unknown | typed/untyped/typescript | interface/interfaces
        secrets: secret/secrets/credential/credentials/creds | api/private key/keys | password/passwords | pii/privacy/sensitive | .env/gitignore/gitignored
        layering: belongs/belong | should be/go/live in/into/under/inside | put it/this/that/them/these/in in/into/under | not in the/this/that | separate/separation/own file/files/module/concern/concerns/folder/package | wrong layer | cross-cutting \
        | in the cli/ui/frontend/backend/core/domain/service/api/controller not/instead/code | strictly in/not | module/modules/layer/layers | move all/it/this/these/them/the
        onlyAsked: only change/touch/modify/edit/update/fix/do/add/what | didnt/never ask/asked/want/wanted/request | dont/never/not touch/change/modify/edit/rewrite/refactor/alter the/any/other/anything/my/it/existing/this/that | leave it/them/the/that/this/my/alone | out of scope | unrelated change/changes/file/files/code \
        | nothing else/more | more than i/asked/needed | minimal/smallest/small change/changes/diff/fix/edit | keep the/it/them existing/same/as/original | stay in/on/within scope | restrict/limited to | as it was | why/you did/have/changed/removed/deleted/remove/delete/change you/the/my
        language: in/to/into/auf/en english/french/german/spanish/portuguese/russian/chinese/japanese/deutsch/français/español/português/anglais/englisch/inglés | answer/respond/reply/write/speak in | antworte auf | réponds en | по-русски/английски | 用 中 文/英 文
        toolChoice: use/using/with/run/to npm/pnpm/yarn/bun/npx/pip/uv/poetry/conda/make/just/docker/podman/pytest/vitest/jest/gh/rg/cargo/go/curl/mcp/playwright | not/never/no/why/instead npm/pnpm/yarn/bun/npx/pip/uv/poetry/conda/make/just/docker/pytest/vitest/jest/grep/rg/curl \
        | package manager | instead of npm/yarn/pip/python/jest/make/grep/curl | use our/the/this/that/your * cli/command/script/tool/wrapper/makefile/tool/skill | cli/command/commands | just use * command
        versions: version/versions/outdated/latest | up to date | upgrade/upgraded/downgrade/bump/pin/pinned | dependency/dependencies/package/packages/lockfile/library/libraries
        prose: prose/paragraph/paragraphs/sentence/sentences/bullet/bullets/heading/headings/section/sections | table/tables/column/columns/row/rows | wide/wider/narrow
        leftovers: temp/temporary/scratch/throwaway | test/debug/helper scripts/script | clean up | cleanup | left * behind | delete/remove unused/dead/old/obsolete/the/these/those files/file/code/scripts/script | dead code | generated/build/artifact files/file/artifacts
        noGuess: guess/guessing/guessed/assume/assumed/assuming/assumption/assumptions | make/made/making * up | hallucinate/hallucinated/hallucinating/invent/invented/inventing | look it up | read/check/look the/at/in/into code/file/docs/source/documentation/existing/other | without reading/checking/looking \
        | did you * read/check/look | source of truth | actual/real data/code/file/logs/output | think/look more/again/carefully/closer/harder | carefully/careful
        mocks: mock/mocks/mocked/mocking/fake/fakes/faked/stub/stubs/stubbed/placeholder/placeholders/dummy/simulated | real data/api/database/server/test/tests | todo/todos | not implemented | half done/finished
        looks: color/colors/colour/colours/theme/css/style/styles/styling/layout/padding/margin/font/ui/ux/design | consistent/inconsistent/consistency | look/looks like/the/same/consistent | same style/pattern/as/way
        status: status/statuses | mark/marked/marking | done/complete/completed in/not/yet/task/until | in review/progress | ticket/issue/task/jira/linear/beads/bead
        security: auth/authentication/authorization/permission/permissions/sanitize/escape/injection/https/encrypt
        dataStore: migration/migrations/schema/database/db/sql/query/queries/table | store/stored/storing/persist/save/saved | local storage/cache | s3/bucket
        """
}
