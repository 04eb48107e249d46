/// Words that say nothing about what an instruction is about: English ones, and the commonest of six other
/// languages.
///
/// Words that turn an instruction round (`not`, `never`, `without`) belong to `Stance`, and are left out of
/// comparisons of subject too.
enum StopWords {
    static let all: Set<String> = english.union(foreign)

    static let english: Set<String> = Set(
        """
        a about above actually again ain't all already also always avoid am an and another any anything \
        are as at away back be because been being both but by can can't cannot could did didn't do does \
        doesn't doing don't done down each either else ensure even ever every everything few first for \
        from further get gets give go goes going got had has have having he help her here hers hey him his \
        how i i'd i'll i'm i've if in instead into is isn't it it's its itself just keep kind last let \
        let's leave like look made make makes making many may maybe me might mine more most much must my \
        need needs never new next no nope not nothing now of off ok okay on once one ones only onto or \
        other our ours out over own per please pls put rather really right same say see shall she should \
        shouldn't since so some something still stop such sure take than thank thanks that that's the \
        their them then there there's these they thing things this those through to told too try under \
        until up upon us use used uses using very via want wants was wasn't way we we're we've well were \
        what what's when whenever where whether which while who whose why will with within without won't \
        work would yes yet you you'd you'll you're you've your yours
        """.split(separator: " ").map(String.init))

    private static let foreign: Set<String> = Set(
        """
        le la les un une des du de et ou je tu il elle nous vous ils est sont que qui pour pas dans sur \
        avec ce cette ça mon ton son au aux en ne se si plus mais faire fait veux faut der die das ein \
        eine einen und oder ich du er sie wir ihr ist sind nicht kein keine für mit auf im zu den dem von \
        bei aus wie nur noch immer bitte el los las una y o yo es son que por para con del al lo su mi muy \
        pero os uma e eu você não para com em do da no na um se já и в на не что это как для по с я ты мы \
        вы он она они уже надо нужно пожалуйста
        """.split(separator: " ").map(String.init))
}
