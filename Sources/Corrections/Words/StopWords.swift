/// Words that say nothing about what a rule is about.
enum StopWords {
    static let all = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    /// English, then the commonest of German, French, Spanish, Portuguese and Russian.
    private static let text = """
        a an the and or but nor so if then else than that this these those there here it its thats theres heres
        i im ive ill id me my mine we us our ours weve were well you your youre youve youll yours u ur he she they
        them their his her is am are was were be been being isnt arent wasnt werent do does did doing done dont
        doesnt didnt have has had having havent hasnt hadnt can could cant couldnt will would wont wouldnt should
        shouldnt shall may might must mustnt to of in on at by for with without from into onto over under about as
        up down out off not no nope yes yeah ok okay oh hey hmm hm well just only also too very really still again
        already yet now later soon please thanks thank sorry what which who whom whose when where why how all any
        some each every both few more most other another such own same what's let lets want need like get got
        getting go going gone make makes made making use used using uses put take see look looks looking seems seem
        think know mean thing things way stuff lot bit man dude hell always never instead rather
        one two actually maybe perhaps sure right wrong good bad great nice fine much many even ever
        try keep keeps kept told said say tell ask asked come back because cause bc since while during before after
        until next time times first last new something anything nothing everything someone
        der die das den dem ein eine einen und oder aber nicht kein keine ist sind war ich du wir ihr es zu im mit von für auf
        le la les un une des de du et ou mais ne pas est sont je tu il elle nous vous on que qui dans pour sur avec ce cette
        el los las una unos y o pero es son yo tú nosotros que en con por para del al se lo su
        os as um uma e mas não é são eu você nós que em com por para do da no na se
        и или но не это я ты мы вы он она они в на с по для что как к у из за то же бы
        """
}
