import { verify } from "@node-rs/argon2";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { connect } from "@/db/connections";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { tester } from "@/lib/testing/tester";
import { openSession } from "./sessions";
import { throttle } from "./throttle";
import { addUser, disableUser, setPassword } from "./users";

vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

const password = "correct horse battery";
const email = "reader@example.com";
let database: TestDatabase;
let slug: string;
let addresses = 0;
let address: string;

beforeAll(async () => {
  database = await testDatabase();
  const { programme } = await handMade(database);
  const [row] = await database.writer<{ slug: string }[]>`select slug from programmes where id = ${programme}`;
  slug = row?.slug ?? "";
  for (const name of [email, "other@example.com", "disabled@example.com"])
    await addUser(database.writer, { email: name, name, password, programme: slug, role: "marketing" }, tester);
  await disableUser(database.writer, "disabled@example.com", tester);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.writer`truncate sign_in_failures`;
  addresses += 1;
  address = `192.0.2.${addresses}`;
  vi.mocked(verify).mockClear();
});

const open = (name = email, text = password, from: string | null = address) =>
  openSession(database.app, { email: name, password: text, address: from });
const checks = () => vi.mocked(verify).mock.calls.length;
const waiting = { waitSeconds: expect.toSatisfy((seconds) => seconds > 0 && seconds <= throttle.windowSeconds) };

async function refuse(times: number, name = email): Promise<void> {
  for (let time = 0; time < times; time++) expect(await open(name, "wrong")).toBeNull();
}

/** Leaves a counter one refusal from its limit. */
const almost = (kind: "account" | "address") =>
  database.writer`
    update sign_in_failures set failures = ${throttle[kind] - 1} where starts_with(key, ${`${kind} `})`;

test.each([email, "nobody@example.com", "disabled@example.com"])(
  "an account waits after its refusals, right password or not, known or not: %s",
  async (name) => {
    await refuse(throttle.account, name);
    expect(checks()).toBe(throttle.account);
    expect(await open(name)).toEqual(waiting);
    expect(await open(` ${name.toUpperCase()}`, "wrong", "198.51.100.1")).toEqual(waiting);
    expect(checks()).toBe(throttle.account);
    expect(await open("other@example.com")).toBeTypeOf("string");
  },
);

test("the wait is told, outlives a restart, and is over with its window", async () => {
  await refuse(throttle.account);
  await database.writer`update sign_in_failures set since = now() - interval '14 minutes 20 seconds'`;
  const restarted = connect(database.target, "app", { max: 1 });
  expect(await openSession(restarted, { email, password, address })).toEqual({
    waitSeconds: expect.toSatisfy((seconds) => seconds > 30 && seconds <= 40),
  });
  await restarted.end();
  await database.writer`update sign_in_failures set since = now() - interval '15 minutes'`;
  expect(await open()).toBeTypeOf("string");
});

test("an address waits after the refusals of all accounts tried from it; another does not", async () => {
  await refuse(1, "one@example.com");
  await almost("address");
  await refuse(1, "two@example.com");
  expect(await open()).toEqual(waiting);
  expect(await open(email, password, "198.51.100.2")).toBeTypeOf("string");
});

test("a subscriber's IPv6 network is one address, and those that cannot be told are one", async () => {
  for (const [one, same, other] of [
    ["2001:db8:1:2::5", "2001:db8:1:2:ffff::9", "2001:db8:1:3::5"],
    [null, null, "2001:db8::1"],
  ] as const) {
    await database.writer`truncate sign_in_failures`;
    await open("one@example.com", "wrong", one);
    await almost("address");
    await open("two@example.com", "wrong", same);
    expect(await open(email, password, one)).toEqual(waiting);
    expect(await open(email, password, other)).toBeTypeOf("string");
  }
});

test("right passwords count for nothing, however many at once, and forget what was wrong before", async () => {
  await refuse(throttle.account - 1);
  expect(await open()).toBeTypeOf("string");
  await refuse(throttle.account - 1);
  await database.writer`truncate sign_in_failures`;
  await refuse(1, "one@example.com");
  await almost("address");
  const opened = await Promise.all(Array.from({ length: throttle.account * 3 }, () => open()));
  expect(opened.every((id) => typeof id === "string")).toBe(true);
});

test("many wrong ones at once are checked few more times than the limit", async () => {
  await Promise.all(Array.from({ length: throttle.account * 4 }, () => open(email, "wrong")));
  expect(checks()).toBeGreaterThanOrEqual(throttle.account);
  expect(checks()).toBeLessThanOrEqual(throttle.account + 3);
});

test("a new password is tried at once", async () => {
  await refuse(throttle.account);
  await setPassword(database.writer, email, password, tester);
  expect(await open()).toBeTypeOf("string");
});

test("reaching a limit is recorded once", async () => {
  const [before] = await database.writer<{ id: number }[]>`select max(id) as id from audit_events`;
  await refuse(throttle.account);
  await open(email, "wrong");
  const rows = await database.writer`
    select object, address from audit_events where kind = 'sign-in-throttled' and id > ${before?.id ?? 0}`;
  expect([...rows]).toEqual([{ object: email, address }]);
});

test("whoever goes on from an address that has to wait adds no counter", async () => {
  await refuse(1, "one@example.com");
  await database.writer`update sign_in_failures set failures = ${throttle.address} where starts_with(key, 'address ')`;
  const counters = () => database.writer`select key, failures from sign_in_failures order by key`;
  const before = await counters();
  for (const name of ["two@example.com", "three@example.com", email])
    expect(await open(name, "wrong")).toEqual(waiting);
  expect(await counters()).toEqual(before);
  expect(checks()).toBe(1);
});

test("what is to be forgotten is found by an index", async () => {
  const plan = await database.writer.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    return tx`explain delete from sign_in_failures where since <= now() - interval '15 minutes'`;
  });
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("sign_in_failures_since");
});

test("refusals whose window is over are forgotten", async () => {
  await refuse(1, "one@example.com");
  await database.writer`update sign_in_failures set since = now() - interval '1 hour'`;
  await open("two@example.com", "wrong", "198.51.100.3");
  expect(await database.writer`select from sign_in_failures`).toHaveLength(2);
});

test.each([
  ["a known person with a wrong password", email, "wrong"],
  ["nobody", "nobody@example.com", "wrong"],
  ["who is disabled, with the right one", "disabled@example.com", password],
  ["no address at all", "a\0b", "wrong"],
  ["a password longer than any", email, "x".repeat(5000)],
])("a refusal takes one check of the same cost: %s", async (_, name, text) => {
  expect(await open(name, text)).toBeNull();
  const calls = vi.mocked(verify).mock.calls;
  expect(calls).toHaveLength(1);
  expect(String(calls[0]?.[0])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(String(calls[0]?.[1]).length).toBeLessThanOrEqual(128);
});

test.each(["select", "insert", "update"])("nobody signs in where the counters' %s fails", async (right) => {
  const owner = connect(database.target, "owner", { max: 1 });
  await owner.unsafe(`revoke ${right} on sign_in_failures from reader_auth`);
  restore = async () => {
    await owner.unsafe(`grant ${right} on sign_in_failures to reader_auth`);
    await owner.end();
  };
  await expect(open()).rejects.toThrow("sign_in_failures");
  expect(checks()).toBe(0);
});
let restore: (() => Promise<void>) | null = null;
afterEach(async () => {
  await restore?.();
  restore = null;
});
