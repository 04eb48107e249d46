internal import Hummingbird
internal import Store

/// The review page: what a person meets in a browser, on the same stores and services as the API.
struct PageRoutes {
    private let parts: ServerParts
    private let pages: PageParts
    private let desk: SignInDesk

    /// Nil where the server has no review page.
    init?(_ parts: ServerParts) {
        guard let pages = parts.pages else { return nil }
        self.parts = parts
        self.pages = pages
        desk = SignInDesk(
            pages: pages, control: parts.control,
            check: KeyCheck(control: parts.control, now: parts.now), now: parts.now)
    }

    func add(to router: Router<ModaContext>) {
        let open = router.group().add(middleware: PageAnswers())
        let guarded = router.group().add(middleware: PageAnswers())
            .add(middleware: PageGuard(store: pages.store, control: parts.control, now: parts.now))
        open.get("assets/:digest/:name") { try PageAssets.answer($0, $1) }
        SignInPage(desk: desk, refused: parts.refused).add(to: open, guarded: guarded)
        SignInCodes(desk: desk).add(
            to: router.group("sign-in").add(middleware: ProblemAnswers())
                .add(middleware: KeyGuard(check: desk.check, scope: .read, refused: parts.refused)))
        let shelf = HabitShelf(parts.skills)
        OverviewPage(parts, shelf).add(to: guarded)
        HabitPage(parts, shelf).add(to: guarded)
        SkillsPage(parts).add(to: guarded)
        SkillPage(parts).add(to: guarded)
        EditPage(parts).add(to: guarded)
        SessionsPage(parts, shelf).add(to: guarded)
        SessionPage(parts).add(to: guarded)
        SnapshotPage(parts).add(to: guarded)
        ConversationsPage(parts).add(to: guarded)
        ConversationPage(parts).add(to: guarded)
        UsagePage(parts).add(to: guarded)
        RunsPage(parts).add(to: guarded)
        IntakePage(parts).add(to: guarded)
    }
}
