/// What people say when they correct an agent, and when they do not: phrases by meaning.
///
/// One line a cue, `name: phrase | phrase`; in a phrase `^` is the start of a sentence, `a/b` one word or the other,
/// `*` any one word. Words are lower case without apostrophes, as `Tokenizer` makes them; Han and kana stand
/// apart, one character a word. German, French, Spanish, Portuguese, Russian, Chinese and Japanese stand beside
/// English, so that the weight learned for a meaning holds for all of them.
enum CueTable {
    static let text = """
        no: ^ no | ^ nope | ^ nah | ^ nein | ^ non | ^ nicht | ^ não/nao | ^ нет | ^ 不 | ^ 别/別 | ^ い や | ^ い い え \
        | ^ not | no no | ^ ne/ni
        wait: ^ wait | ^ stop | ^ hold on | ^ hmm/hm/hmmm/uh/um/uuum/uhm/huh | stop right there | ^ halt | ^ stopp \
        | ^ стоп/подожди | ^ 等 | ^ attends/attend | ^ espera/para | ^ 待 っ て | ^ warte/moment
        wrong: wrong | incorrect/incorrectly | not right | isnt right | aint right | not correct | isnt correct \
        | not true | thats not | that is not | this is not | this isnt | that isnt | not what | mistake/mistakes \
        | nonsense | makes no sense | doesnt make sense | not good | malformed/misformatted | bad \
        | opposite | falsch | faux/fausse/incorrecte | mal | incorrecto/equivocado | errado/incorreto \
        | неправильно/неверно/ошибся | 错/錯 | 不 对/對 | 違 う | 違 い ま す | pas bon | pas correct | pas ça/ca/normal \
        | stimmt nicht | nicht richtig | misread/misunderstood/confused/hallucinated/hallucinating
        seemsOff: doesnt seem | doesnt look | does not look/seem | dont seem/look | seems wrong/off/weird/odd \
        | looks wrong/off/weird/odd/ugly/bad | weird/strange/odd/ugly/weirdly | im confused | i dont understand \
        | not sure why/that/about/if | i dont think | i dont see | i dont like | i cant see | not ideal/great/nice \
        | isnt great/good/ideal/helpful/useful | not helpful/useful | unlikely
        youDid: you/u did/made/changed/removed/deleted/added/created/edited/updated/modified/duplicated/broke/put/used \
        | you/u wrote/left/introduced/renamed/moved/copied/committed/pushed/replaced/overwrote/touched/installed \
        | you/u just/also/only/even/again/accidentally did/made/changed/removed/deleted/added/created/broke \
        | you/u took/ran/got/lost/marked/assumed/mixed/overcomplicated/refactored/rewrote/hardcoded/repeated \
        | youre/your/ur editing/making/using/doing/adding/running/in/not/still/again/changing/creating/going/missing \
        | you are editing/making/using/doing/adding/running/in/not/still/again/changing/creating/going/missing \
        | you keep/kept | you have done/made/changed/removed/added/used | youve done/made/changed/removed/added/used \
        | tu as/viens/es | vous avez/êtes | du hast/bist/machst/verwendest | has/hiciste/estás | você fez/está/usou \
        | ты/вы сделал/сделали/удалил/изменил/добавил/опять/снова | 你 又 | 你 把 | 你 用
        youDidnt: you/u didnt/havent/dont/arent/never/failed/forgot/missed/skipped/ignored/omitted/wont/cant \
        | you did/have/do/are not | you left out | you are missing | youre missing | youre not | did not follow \
        | you didnt even | tu nas/ne | vous navez/ne | du hast * nicht | no has/hiciste | você não | ты/вы не | 你 没/沒 \
        | 没 有/沒 有 | forgot/forgotten | left out | not following | didnt follow | wasnt followed
        why: why did | why didnt | why are | why arent | why do | why dont | why is | why isnt | why was | why wasnt \
        | why does | why doesnt | why would | why have | why havent | why were | why cant | how come | why not \
        | ^ why | warum | pourquoi | por qué/que | por quê | porque | почему/зачем | 为/為 什 么/麼 | な ぜ | な ん で \
        | wieso/weshalb | what the | in what world | on earth
        whyYou: why did/didnt/are/arent/do/dont/would/have/havent/were/werent you | why are/were/did/didnt we \
        | warum hast/benutzt/verwendest/machst du | pourquoi tu/as/avez/vous/astu | por qué has/usas/hiciste \
        | por que você | почему/зачем ты/вы | 为 什 么 你 | what are you doing
        didYou: ^ did you | ^ have you | ^ are you | ^ do you | ^ did we | ^ didnt you | ^ didnt we | ^ havent you \
        | ^ dont we | ^ dont you | didnt you | didnt i | didnt that | did that rule | ^ has/have * been | and did you \
        | but did you | did you not | have you not | as/avez tu/vous | hast du | sure you | ^ so you | you sure
        tag: right ?? | no ?? | yeah ?? | correct ?? | yes ?? | isnt it | doesnt it | arent they | isnt that | shouldnt it
        hint: shouldnt | shouldnt we/it/this/that | should * not | wouldnt it | wouldnt we | cant we | couldnt we/it/you \
        | do we need/really/even | is it/this/that necessary | really necessary/need/needed/the | is that/this really \
        | are these/those/they really | what about | how about | isnt there | arent there | dont we have/already \
        | doesnt * have/need/already | is * not | why not | whats the point | do we have to | why do we need | or should
        should: should | must | needs to | need to | has to | have to | ought | supposed to | is meant to | il faut \
        | doit/doivent/devrait | soll/sollte/sollten/muss/müssen | debe/deben/debería/tiene/tienes | deve/devem/precisa \
        | должен/должна/должно/должны/нужно/надо | 应 该/應 該/应 当 | 需 要/必 须 | べ き
        shouldNot: should/must not | should never/only/always/still | shouldnt/mustnt | need not | not supposed \
        | cannot/cant be | ne doit/doivent pas | soll/sollte/darf nicht | no debe/deben/debería | não deve | не должен/надо/нужно
        dont: dont | ^ dont | do not | never | avoid | stop | please dont | ^ never | ^ stop | ^ avoid | ^ nunca/nie/jamais \
        | nie/niemals | ne * pas | nicht | ^ no uses/hagas/pongas | não use/faça/usa | не используй/делай/надо/нужно/трогай \
        | 不 要/别 用/別 | 不 能/不 用 | し な い で/使 わ な い で | no more | quit | cease
        noNeed: dont need | do not need | no need | not need | not needed | not necessary | unnecessary/unnecessarily \
        | redundant | pointless | useless | not required | doesnt need | dont want | do not want | doesnt have to \
        | no longer need/needed/necessary/use | not use | we dont | not relevant | irrelevant | immaterial | noise/noisy \
        | kein/keine | brauchen/brauche kein/keine/nicht | pas besoin | inutile | no hace falta | innecesario \
        | não precisa | desnecessário | не нужно/надо/нужен | 不 需 要/不 用 | 不 必
        instead: instead | instead of | rather than | rather | in place of | not the | not a | and not | but not \
        | as opposed to | stattdessen/statt/anstatt | au lieu | plutôt/plutot | en vez de | en lugar de | em vez de \
        | ao invés | вместо/лучше | 而 不 是 | 改 用/换 成 | で は な く | の 代 わ り
        use: use/using | ^ use | just use | please use | lets use | we use | use our/the | benutze/nimm/verwende \
        | utilise/utilisez | usa/utiliza/use | используй/используйте | 用/使 用
        again: again | still | yet again | once again | once more | keeps/kept | as before | same issue/problem/error/thing \
        | immer noch | schon wieder/wieder | toujours/encore | sigue/todavía/otra | ainda | снова/опять | всё/все ещё/еще \
        | 还/還 是 | 又 | 仍 然 | ま だ | ま た | going in circles | how many times | every time | every single
        told: i told | i said | i asked | i already | as i said | i meant | i mean | i was/am referring | as/like i * \
        | i wanted | i only wanted | what i * | i never | remember | already told/said/asked | asked you | told you | said to \
        | i just | i requested/specified/mentioned | mentioned | as requested/specified/discussed/mentioned/agreed \
        | next time | we agreed/discussed/decided | ich habe/hatte gesagt/gemeint | je tai/tavais/veux | te dije/pedí \
        | eu disse/pedi | я сказал/просил/говорил/имел | 我 说/說 | 我 让
        future: from now on | going forward | in the future | next time | always | in general | every time | whenever \
        | never | each time | by default | everywhere | any time | anytime | ab jetzt | immer | désormais/toujours \
        | siempre | a partir de | sempre | всегда/никогда | 以 后/今 后 | 总 是/永 远 | 今 後 | must always/never
        failure: doesnt work | not working | didnt work | isnt working | dont work | does not work | broken/breaks/broke \
        | fails/failing/failed/fail | crash/crashes/crashed | bug/bugs/buggy | doesnt show | not show/showing/shown \
        | isnt shown/showing/there/displayed | nothing happens/happened | gone/disappeared/disappears/vanished \
        | missing/lost | empty/blank | doesnt update/change/load/open/start/appear/display/exist | not found/loading \
        | getting/got/get * error/errors/this | an error | the error | errors | error | issue/issues | problem/problems \
        | ne marche/fonctionne/saffiche pas | marche/fonctionne pas | erreur | funktioniert/geht nicht | fehler \
        | no funciona/aparece/carga | error | não funciona/aparece | erro | не работает/открывается/видно | ошибка/ошибку \
        | 不 行/报 错 | 没 有 显 示 | 错 误 | 動 か な い | エ ラ ー
        resultIs: it is/isnt/doesnt/does/didnt/still/now | its still/not/now/too | the * is/are/isnt/arent/doesnt/dont/was \
        | there is/are/was/were | theres | this is/isnt/does | they are/dont/arent | ist/sind | est/sont | está/están \
        | im getting/seeing | i see | i get | i still * | now i * | when i * | if i * | we still | i got
        undo: revert/reverted | undo | roll back | rollback | put * back | go back | restore | get rid | take out \
        | change back | switch back | back to | reset | rückgängig/zurück | annule/reviens/remets/revenir | deshaz/revierte/vuelve \
        | desfaça/reverta/volte | верни/откати/отмени | 撤 销/恢 复/回 滚 | 元 に 戻
        remove: remove/delete/drop | ^ remove | ^ delete | removed/deleted | entferne/lösche | enlève/enleve/supprime/retire \
        | quita/elimina/borra | remova/tira/apague | убери/удали/убрать | 删 除/去 掉 | 削 除
        selfDo: ill do/run/test/handle/check/take/deploy/commit/push/start/make/try | i will do/run/test/handle/check \
        | ill * it/that | myself | i run/test/do it | let me do/run/test/handle | ich mache | je ferai/fais/vais \
        | lo hago yo | eu faço | я сам/сама | 我 自 己/我 来
        doYourself: yourself | do it yourself | you do it | you * it yourself | dont ask | without asking | just do it \
        | dont tell me | stop asking | stop talking | you can do | you should do | on your own
        want: i want/need/prefer | id like/prefer/rather | i would like/prefer/rather | we want/need | i dont want \
        | we dont want | i do not want | i want you | je veux/voudrais/souhaite | ich möchte/will/hätte | quiero/necesito \
        | quero/preciso | хочу/хотел | 我 想/我 要/希 望 | i wanted | i expect/expected
        dontWant: i/we dont want/need/like | i/we do not want/need/like | i didnt want/ask/mean/say | no desire \
        | je ne veux/souhaite pas | ich will/möchte nicht/kein/keine | no quiero | não quero | не хочу | 我 不 想/我 不 要
        yes: ^ yes/yeah/yep/yup/ya/ye/y | ^ ja | ^ oui | ^ sí/si | ^ sim | ^ да | ^ 是/对 | ^ は い | ^ sure/agreed \
        | ^ ok/okay/okey/k/kk | ^ alright/fine/right/correct/exactly | ^ go | ^ 好 | ^ 可 以 | ^ ок/хорошо/ладно \
        | ^ vale/claro/dale | ^ daccord | ^ yes please
        praise: great/good/nice/perfect/cool/awesome/excellent/amazing/love/fantastic/lovely/brilliant/beautiful/super/genial \
        | looks good | lgtm | well done | works/working now | thats it/better/great/good | much better | thank/thanks/thx \
        | danke/gut/prima/toll | merci/parfait/bravo/bien | gracias/perfecto/bien | obrigado/ótimo/perfeito/legal \
        | спасибо/отлично/супер/хорошо | 谢 谢/很 好/不 错 | あ り が と う | ok thanks/thx/great/cool | it works | works great
        goOn: go ahead | proceed | continue | carry on | go on | keep going | do it | do that | do so | do both/all | lets do/go \
        | sounds good | please do | do this now | apply * | make it so | yes do | weiter/mach | continue/vas/continuer | adelante/continúa/sigue \
        | prossiga/pode | продолжай/продолжаем/давай | 继 续/開 始/开 始 | 続 け て | next step | next steps | resume
        but: but/however/although/though/except/still/yet | aber | mais | pero | mas | но | 但 | 但 是 | で も | だ け ど
        think: i think | i feel like | i believe | i thought | i guess | i assume | it seems | seems | looks like | i wonder \
        | im thinking | imo | in my opinion | arguably | perhaps/maybe | ich glaube/denke | je pense/crois | creo/pienso \
        | acho | думаю/кажется | 我 觉 得/我 认 为
        newTask: ^ now | ^ next | ^ lets | ^ then | ^ also | ^ and | new task | another | ^ create/add/implement/write/build/generate \
        | ^ make a/an/sure/it | ^ please | help me | ^ can/could/would you | ^ fix | ^ update | ^ add | ^ help | ^ review \
        | ^ investigate/analyze/analyse/check/look/find/search/read/test/run/start/setup/set/install/move/rename/refactor \
        | ^ i want/need/would/have | ^ we need/want/should/have/can | ^ ajoute/crée/cree/fais/mets/peux | ^ erstelle/füge/mach \
        | ^ crea/agrega/añade/haz | ^ crie/adicione/faça | ^ добавь/создай/сделай | ^ 添 加/帮 我/请 | ^ 追 加
        wh: ^ what | ^ how | ^ where | ^ which | ^ who | ^ when | ^ can | ^ could | ^ is | ^ are | ^ does | ^ do | ^ will/would \
        | ^ was/wie/wo/welche | ^ comment/où/quel/quelle/quoi/est/peux/peut | ^ cómo/qué/dónde/cuál | ^ como/onde/qual | ^ как/что/где/какой \
        | what is/does/are/do/if | how do/does/can/would/to | where is/are/do/does | 什 么/怎 么 | ど う
        explain: explain/describe/summarize/summarise/elaborate/clarify | show me | tell me | what does | how do i | how does \
        | what do you | can you explain/show/tell | walk me | remind me | whats the | what is | is there | erkläre | explique | explica/explícame \
        | объясни/расскажи | 解 释/说 明 | 説 明
        ops: commit/push/merge/pull/deploy/release/rebase/publish/tag/ship | ^ commit | ^ push | pr | branch | open a pr \
        | create a pr | worktree/checkout | commit and push | git
        rule: rule/rules/convention/conventions/guideline/guidelines/policy/standard/standards | claude.md/agents.md/.cursorrules \
        | as per | according to | instructions | claude.md | readme/readme.md | documented/docs says | as specified | the template \
        | style guide | project rules | best practice/practices | per the | regel/regeln | règle/règles | regla/reglas | regra | правило/правила | 规 则
        quality: dry | duplicate/duplicated/duplicates/duplicating/duplication | reuse/reusing/reused | repeated/repeating/repetition | copy paste/pasted \
        | hardcode/hardcoded/hardcoding | hard code/coded | verbose/wordy/bloated/messy | concise/condense/shorter/simplify/simpler/simple \
        | over complicated/engineered/complicating/kill | overcomplicated/overengineered/overkill/complicated/complex | too much/many/long/wide/verbose/complex/big/small/complicated \
        | boilerplate/hacky/hack/workaround/spaghetti | consistent/inconsistent/consistency | existing/already | generic/general/common/shared | clean/cleaner/readable \
        | doppelt/dupliziert | dupliqué/réutilise/réutiliser | duplicado/reutiliza/reutilizar | повторяется/дублирование | 重 复/复 用
        process: test/tests/tested/testing | lint/linter/typecheck | verify/verified/validate | before you/committing/pushing/doing | first | comment/comments/commented \
        | backward/backwards compatibility/compatible | legacy/deprecated | log/logs/logging/debug | fallback/fallbacks | silently/gracefully | raise/throw/thrown \
        | format/formatting/formatted/markdown | naming/name/named | description | changelog/docs/documentation | main/master branch | type/types/typed
        tool: npm/pnpm/yarn/bun/npx/deno | pip/uv/poetry/conda/venv | docker/kubectl/helm/terraform | make/just/cargo/gradle/maven/bazel | pytest/jest/vitest/mocha \
        | grep/rg/sed/awk/curl | cli/command/tool/script | eslint/prettier/ruff/black/mypy/biome | git/gh/glab | mcp/skill/subagent
        swear: fuck/fucking/fucked/wtf/hell/damn/damned/shit/crap/bullshit/ffs | man/dude/bro | come on | stupid/dumb/terrible/ridiculous/awful/horrible/insane/lazy/sloppy \
        | seriously/really/literally | scheiße/mist/verdammt | merde/putain | mierda/joder | merda/porra | блять/черт/чёрт
        slip: sorry | my bad | my mistake | my fault | i made a mistake | ignore/nevermind | never mind | typo | wrong chat | oops | i forgot | i was wrong \
        | scrap that | entschuldigung | désolé/pardon | perdón/disculpa | desculpa/desculpe | извини/простите | 抱 歉
        actually: ^ actually | actually | on second thought | in fact | eigentlich | en fait | en realidad | na verdade | на самом деле | 其 实 | 実 は
        knows: we already | already exists/exist/have/has/there/did/done/fixed/made | there is/are already | theres already/an | it exists | its in/here/at/called | we have \
        | we use/run/deploy/dont/do/never/always | this repo/project/is | our | is for | thats what | has already | existing | we are/were working | were working | you know \
        | wir haben/nutzen/verwenden | on a/utilise/avait | tenemos/usamos | temos/usamos | у нас/мы используем | 我 们/已 经
        only: only | just | exactly | simply | nur | seulement/juste/uniquement | solo/sólo/solamente | só/apenas/somente | только/просто | 只
        whereNot: wrong file/branch/place/directory/folder/repo/dir/path/workspace/one/way | the right/correct way/place/one | not in/on/to/for/from/with/there/here/that \
        | in the wrong | different/other file/branch/one | doesnt belong | belongs in/to | out of scope | unrelated
        change: change/make/rename/move/replace/switch/convert * to | should be/say/have/use/start/show/return | make it/them/this/that | call it | let it/them | keep/keep the | must be \
        | needs to be | want it/them/this/that | more/less/bigger/smaller/larger | ändere/mach | change/mets/fais | cambia/pon/haz | mude/troque/coloque | измени/поменяй/замени | 改 成/改 为/换
        """
}
