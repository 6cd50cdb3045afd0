import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BROKEN_GUARD, withoutGuard } from "./lib/testing/guards.ts";

export default defineConfig({
  plugins: [withoutGuard(process.env[BROKEN_GUARD])],
  resolve: {
    alias: {
      "@/": fileURLToPath(new URL("./", import.meta.url)),
      // As the app's build does: texts come from `loadMessages`.
      "use-intl/format-message": fileURLToPath(
        new URL("./node_modules/use-intl/dist/esm/production/format-message/format-only.js", import.meta.url),
      ),
      "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["node_modules", ".next", "e2e", ".pilotage"],
    server: { deps: { inline: ["use-intl"] } },
    globalSetup: "lib/testing/global-setup.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
