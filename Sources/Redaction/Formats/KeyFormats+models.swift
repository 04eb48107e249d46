extension KeyFormats {
    /// Providers of language models and what surrounds them.
    static let models: [KeyFormat] = [
        KeyFormat("anthropic-key", ["sk-ant-"], .base64url, 20...200, .anywhere),
        KeyFormat("openrouter-key", ["sk-or-"], .base64url, 20...100),
        KeyFormat(
            "openai-key", ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-"], .base64url, 20...250,
            .anywhere),
        KeyFormat("openai-key", ["sk-"], .alnum, 20...80, .mixed),
        KeyFormat("langfuse-key", ["sk-lf-"], .base64url, 20...60),
        KeyFormat("langsmith-key", ["lsv2_pt_", "lsv2_sk_", "ls__"], .word, 30...80),
        KeyFormat("huggingface-key", ["hf_"], .alnum, 30...40, .mixed),
        KeyFormat("huggingface-key", ["api_org_"], .alnum, 30...40),
        KeyFormat("replicate-key", ["r8_"], .alnum, 30...60, .mixed),
        KeyFormat("groq-key", ["gsk_"], .alnum, 40...80),
        KeyFormat("perplexity-key", ["pplx-"], .alnum, 40...80),
        KeyFormat("xai-key", ["xai-"], .alnum, 60...120),
        KeyFormat("nvidia-key", ["nvapi-"], .base64url, 40...100),
        KeyFormat("cerebras-key", ["csk-"], .alnum, 30...80, .mixed),
        KeyFormat("together-key", ["tgp_v1_"], .base64url, 30...80),
        KeyFormat("fireworks-key", ["fw_"], .alnum, 20...40, .mixed),
        KeyFormat("tavily-key", ["tvly-"], .base64url, 20...60, .mixed),
        KeyFormat("firecrawl-key", ["fc-"], .lowerHex, 32...32, .exact),
        KeyFormat("jina-key", ["jina_"], .base64url, 40...80),
        KeyFormat("voyage-key", ["pa-"], .base64url, 40...60, .mixed),
        KeyFormat("pinecone-key", ["pcsk_"], .word, 40...100),
        KeyFormat("elevenlabs-key", ["sk_"], .lowerHex, 48...48, .exact),
        KeyFormat("e2b-key", ["e2b_"], .lowerHex, 40...40, .exact),
        KeyFormat("cursor-key", ["crsr_", "key_"], .lowerHex, 60...70),
        KeyFormat("posthog-key", ["phx_", "phs_"], .word, 30...60, .mixed),
        KeyFormat("wandb-key", ["wandb_v1_"], .base64url, 30...100),
    ]
}
