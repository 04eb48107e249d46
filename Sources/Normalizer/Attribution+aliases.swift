internal import Events

extension Attribution {
    /// The one table of names for org, project, user, repository and branch, best first.
    ///
    /// A person is an e-mail before an id; `user.id` is last, since Claude Code sends an anonymous install id
    /// by that name. `company.id` comes before `organization.id`, which Claude Code fills with Anthropic's
    /// own org.
    private static let organizationKeys = ["org_id", "org.id", "company.id", "organization.id"]
    private static let projectKeys = ["project_id", "project.id", "moda.project_id"]
    private static let userKeys = [
        "user.email", "enduser.email", "moda.user_id", "enduser.id", "user_email", "user.id",
    ]
    private static let repositoryKeys = ["repo", "vcs.repository.name"]
    private static let branchKeys = ["branch", "vcs.ref.head.name", "git_branch"]

    /// What the attributes say, the record's own before its resource's at each name.
    init(attributes: [String: JSONValue], resource: [String: JSONValue] = [:]) {
        func first(_ keys: [String]) -> String? {
            for key in keys {
                if let text = (attributes[key] ?? resource[key])?.string, !text.isEmpty { return text }
            }
            return nil
        }
        self.init()
        organization = first(Self.organizationKeys)
        project = first(Self.projectKeys)
        user = first(Self.userKeys)
        repository = first(Self.repositoryKeys)
        branch = first(Self.branchKeys)
        directory = first(["cwd"])
    }

    /// All names that have a column, so that they are not kept twice.
    static let names = Set(
        organizationKeys + projectKeys + userKeys + repositoryKeys + branchKeys + ["cwd"])
}
