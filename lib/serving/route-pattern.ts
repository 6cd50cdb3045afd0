import { readFileSync } from "node:fs";
import { z } from "zod";

const route = z.object({ page: z.string(), regex: z.string() });
const manifest = z.object({ staticRoutes: z.array(route), dynamicRoutes: z.array(route) });

/** What tells the route of a path, `/[programme]/accounts/[account]`, from what the build lists; "other" where there is none. */
export function readRoutes(file: string): (path: string) => string {
  const { staticRoutes, dynamicRoutes } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  const routes = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (path) =>
    path.startsWith("/_next/static/")
      ? "/_next/static"
      : (routes.find(({ regex }) => regex.test(path))?.page ?? "other");
}
