import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "./proxy";

const answer = (path: string) => proxy(new NextRequest(`http://localhost${path}`));

test.each(["/club/marketing/%E0%A4", "/%", "/club/accounts/100%", "/club/accounts/%ff?list=portfolio"])(
  "at %s nothing is found",
  (path) => {
    expect(answer(path).headers.get("x-middleware-rewrite")).toBe("http://localhost/_not-found");
  },
);

test("nor in the API, in its own words", async () => {
  const found = answer("/api/programmes/club/accounts/%E0%A4");
  expect(found.status).toBe(404);
  expect(await found.json()).toEqual({ error: "not found" });
});

test("what is an encoding goes on, and what has none does not pass here", () => {
  for (const path of ["/club/accounts/B%C3%A9ton", "/club/accounts/100%25", "/club/accounts/%00"])
    expect(answer(path).headers.get("x-middleware-next"), path).toBe("1");
  expect(config.matcher).toBe("/(.*%.*)");
});
