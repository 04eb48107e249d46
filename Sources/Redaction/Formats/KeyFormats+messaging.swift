extension KeyFormats {
    /// Chat, mail and telephony.
    static let messaging: [KeyFormat] = [
        KeyFormat(
            "slack-token",
            ["xoxb-", "xoxa-", "xoxp-", "xoxr-", "xoxs-", "xoxo-", "xoxc-", "xoxd-", "xoxe-", "xoxe."],
            .dotted.union("%+/="), 10...400, .anywhere),
        KeyFormat("slack-token", ["xapp-"], .base64url, 20...200, .anywhere),
        KeyFormat(
            "slack-webhook",
            ["hooks.slack.com/services/", "hooks.slack.com/workflows/", "hooks.slack.com/triggers/"],
            .alnum.union("/"), 20...120, .keepsPrefix),
        KeyFormat(
            "discord-webhook", ["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"],
            .base64url.union("/"), 60...130, .keepsPrefix),
        KeyFormat(
            "teams-webhook", ["webhook.office.com/webhookb2/"], .alnum.union("-@/"), 80...250, .keepsPrefix),
        KeyFormat(
            "zapier-webhook", ["hooks.zapier.com/hooks/catch/"], .alnum.union("/"), 8...60, .keepsPrefix),
        KeyFormat("sendgrid-key", ["SG."], .dotted, 60...72, .mixed),
        KeyFormat("mailgun-key", ["key-"], .lowerHex, 32...32, .exact),
        KeyFormat("mandrill-key", ["md-"], .base64url, 22...22, [.exact, .random]),
        KeyFormat(
            "mattermost-webhook", ["/hooks/"], .lowerAlnum, 26...26,
            [.exact, .mixed, .keepsPrefix, .anywhere]),
        KeyFormat(
            "tines-webhook", [".tines.com/webhook/"], .alnum.union("/"), 40...80, [.keepsPrefix, .anywhere]),
        KeyFormat("intercom-token", ["dG9rOj"], .base64, 50...60),
        KeyFormat("klaviyo-key", ["pk_"], .lowerHex, 34...34, .exact),
        KeyFormat("hubspot-token", ["pat-na1-", "pat-na2-", "pat-eu1-"], .lowerHex.union("-"), 36...36),
        KeyFormat("instagram-token", ["IGQV", "IGAA"], .base64url, 100...400, .mixed),
        KeyFormat("twitter-token", ["AAAAAAAAAAAAAAAAAAAA"], .alnum.union("%"), 60...160, .mixed),
        KeyFormat("linkedin-secret", ["WPL_AP1.", "WPL_AP0."], .base64.union("."), 20...40),
        KeyFormat("brevo-key", ["xkeysib-", "xsmtpsib-"], .alnum.union("-"), 60...90),
        KeyFormat("resend-key", ["re_"], .word, 30...45, .mixed),
        KeyFormat("twilio-key", ["SK"], .lowerHex, 32...32, .exact),
    ]
}
