extension KeyFormats {
    /// Payments and shops.
    static let payments: [KeyFormat] = [
        KeyFormat(
            "stripe-key", ["sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_"], .alnum,
            10...250),
        KeyFormat("stripe-key", ["sk_org_live_", "sk_org_test_"], .alnum, 20...250),
        KeyFormat("mollie-key", ["live_", "test_"], .alnum, 30...30, [.exact, .random]),
        KeyFormat("gocardless-token", ["live_", "sandbox_"], .base64url, 40...40, [.exact, .random]),
        KeyFormat(
            "plaid-token", ["access-production-", "access-sandbox-", "access-development-"],
            .lowerHex.union("-"), 36...36, .exact),
        KeyFormat("stripe-webhook-secret", ["whsec_"], .base64, 24...100),
        KeyFormat(
            "shopify-key", ["shpat_", "shpca_", "shppa_", "shpss_", "shpua_", "shprt_"], .hex, 32...70),
        KeyFormat("square-key", ["sq0atp-", "sq0csp-", "sq0idp-"], .base64url, 20...60),
        KeyFormat("square-key", ["EAAA"], .base64url, 56...64, [.exact, .mixed]),
        KeyFormat("facebook-token", ["EAA"], .alnum, 80...400, .mixed),
        KeyFormat("flutterwave-key", ["FLWSECK-", "FLWSECK_TEST-"], .alnum.union("-"), 12...60),
        KeyFormat("razorpay-key", ["rzp_live_", "rzp_test_"], .alnum, 14...30),
        KeyFormat("shippo-key", ["shippo_live_", "shippo_test_"], .lowerHex, 40...40),
        KeyFormat("easypost-key", ["EZAK", "EZTK"], .alnum, 54...54, .exact),
        KeyFormat("duffel-key", ["duffel_live_", "duffel_test_"], .base64url, 43...43),
        KeyFormat(
            "braintree-key", ["access_token$production$", "access_token$sandbox$"], .lowerAlnum.union("$"),
            40...60),
        KeyFormat("adyen-key", ["AQE"], .base64.union("_-.^[{}<>()&%#@!*,;:|~?"), 100...300, .mixed),
    ]
}
