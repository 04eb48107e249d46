/// Set phrases that mean something else than their words do: "no problem" is neither a no nor a problem.
///
/// One line a reading, `reading: phrase | phrase`, in lower case; `Glosses` puts the reading in the phrase's place.
enum IdiomTable {
    static let text = """
        okayed: no problem | no problem at all | no prob | np | no worries | not a problem | not bad | not bad at all | no objection | no objections | nothing wrong with that \
        | nothing wrong with it | can't complain | cannot complain | no complaints | no rush | no hurry | no biggie | no big deal | not to worry | don't worry | don't worry about it \
        | no need to apologize | no need to apologise | don't mind | i don't mind | fair enough | why not | no stress | no issues | no issue | no notes | nothing to add | no concerns | no concern \
        | couldn't be better | never better | can't argue with that | no doubt | no changes needed | no further questions | no strong opinion | no preference \
        | kein problem | kein ding | keine einwände | kein einwand | nicht schlecht | gar nicht schlecht | keine sorge | macht nichts | warum nicht | wieso nicht | nichts dagegen | passt schon \
        | nicht nötig | kein stress | keine eile | nichts zu meckern | nicht verkehrt | spricht nichts dagegen | keine fragen mehr | kein thema | nichts für ungut \
        | pas de problème | pas de probleme | aucun problème | pas de souci | pas de soucis | aucun souci | pas mal | pas mal du tout | pourquoi pas | pas grave | ce n'est pas grave | c'est pas grave \
        | rien à redire | rien à dire | de rien | pas de quoi | ne t'inquiète pas | ne t'inquiete pas | t'inquiète | pas d'objection | aucune objection | ça marche | ca marche | pas pressé | rien de grave \
        | no hay problema | ningún problema | ningun problema | sin problema | sin problemas | no pasa nada | no está mal | no esta mal | nada mal | no te preocupes | no se preocupe | de nada \
        | por qué no | por que no | no hay prisa | sin prisa | nada más | no importa | nada que objetar | ninguna objeción \
        | sem problema | sem problemas | não tem problema | nao tem problema | nada mal | não faz mal | por que não | sem pressa | não se preocupe | de nada | nada contra \
        | нет проблем | без проблем | не проблема | не против | я не против | ничего страшного | не страшно | неплохо | не плохо | не за что | не беспокойся | не переживай | не волнуйся | почему нет \
        | почему бы и нет | почему бы нет | нет возражений | без возражений | не срочно | не спеши | всё в порядке | все в порядке | нет вопросов
        nevermind: never mind | nevermind | nvm | vergiss es | egal | laisse tomber | oublie | olvídalo | déjalo | deixa pra lá | esquece | забей | не важно | неважно
        onlythanks: no thanks | no thank you | no, thanks | no, thank you | nein danke | nein, danke | non merci | non, merci | no gracias | no, gracias | não obrigado | não, obrigado | нет спасибо | нет, спасибо
        please: schau mal | guck mal | mach mal | zeig mal | probier mal | versuch mal | erklär mal | sag mal | check mal | bau mal
        """
}
