import { expect, test } from "vitest";
import { roles } from "@/db/schema/user-programmes";
import { previewRoles } from "@/lib/views/administration";
import { firstRole, rolesWith } from "./roles-with";

const reps = [{ code: "R1", name: "Une commerciale" }];

test("sales is a role to choose where there are reps, and the first", () => {
  expect(rolesWith(reps, roles)).toEqual(roles);
  expect(rolesWith(reps, previewRoles)).toEqual(previewRoles);
  expect(firstRole(reps)).toBe("sales");
});

test("where there are none it is no choice, but for who has it", () => {
  expect(rolesWith([], roles)).toEqual(roles.filter((role) => role !== "sales"));
  expect(rolesWith([], roles, "marketing")).not.toContain("sales");
  expect(rolesWith([], roles, "sales")).toEqual(roles);
  expect(rolesWith([], previewRoles)).toContain(firstRole([]));
});
