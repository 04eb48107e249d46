/// What the end of an agent's message shows, in the form of `CueTable`.
enum AgentTable {
    static let text = """
        offers: would you like | let me know | shall/should i | want me to | do you want | happy to | if you want/need/prefer | ready to/for | if youd like \
        | dites moi/dites-moi | voulez vous/voulez-vous | souhaitez vous/souhaitez-vous | veux tu/veux-tu | möchtest/willst du | soll ich | quieres/te que/gustaría | deseja | quer que | хотите | 要 我
        done: complete/completed/done/successfully/implemented/fixed/pushed/merged/updated/finished/ready | all tests pass | now works/supports/uses/shows | tests pass \
        | terminé/corrigé/ajouté | fertig/erledigt | listo/hecho/añadido | concluído/pronto | готово/исправлено | 完 成
        works: ^ let me | now let me | ill now/then/also/run/add/create/update/fix | now ill | going to | i need to | i will | je vais | ich werde | voy a | vou | теперь | 我 来
        options: option/options 1/2/a/b | option/options | opção/opción | alternatively | either | which one/would/do/approach
        admits: youre/youre right/absolutely | you are right/absolutely/correct | youre absolutely/completely right | sorry | apologize/apologies/apologise | my mistake/bad/fault \
        | i should have/not | good catch/point | i misunderstood/misread/missed/overlooked | fair point | avez/as raison | désolé | hast recht | tienes razón | tem razão | вы/ты правы/прав | 抱 歉 | 你/您 说 得 对
        stopped: request interrupted | interrupted by user | aborted by user | cancelled | doesnt want to proceed
        problem: error/errors | failed/failing/fails | couldnt/cant/cannot/unable | however | issue/issues/problem | skipped | unrelated | not been | remaining/remain | would need
        summary: summary | changes made | what changed | key/main changes/features | heres what/a | the following | résumé | zusammenfassung | resumen | resumo
        """
}
