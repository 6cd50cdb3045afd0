import "server-only";
import { createHash } from "node:crypto";
import type { TransactionSql } from "postgres";

/**
 * After so many refusals, of an account or from an address, nobody signs in there until the window that began with the
 * first of them is over. An office is one address: it may be wrong more often.
 */
export const throttle = { account: 10, address: 50, windowSeconds: 15 * 60 };

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** An address as it is counted: of IPv6, the network that one subscriber has. */
function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  return [...groups, ...Array<string>(missing).fill("0"), ...after].slice(0, 4).join(":");
}

const accountKey = (email: string): string => `account ${hashOf(email)}`;
/** Whose address cannot be told share one counter. */
const addressKey = (address: string | null): string => `address ${networkOf(address ?? "unknown")}`;

/** How many refusals each counter of an attempt takes; always in this order, or two attempts could wait for each other. */
const limitsOf = (email: string, address: string | null): [key: string, limit: number][] => [
  [addressKey(address), throttle.address],
  [accountKey(email), throttle.account],
];

/**
 * Seconds until somebody may try to sign in there; 0: now. Writes what a refusal would write, so that where the counters
 * cannot be kept it fails, before any password is checked. Where the address has to wait, no account is counted: whoever
 * goes on trying others from there adds nothing.
 */
export async function secondsToWait(tx: TransactionSql, email: string, address: string | null): Promise<number> {
  for (const [key, limit] of limitsOf(email, address)) {
    const [counter] = await tx<{ failures: number; seconds: number }[]>`
      insert into sign_in_failures as f (key, failures, since) values (${key}, 0, now())
      on conflict (key) do update set
        failures = case when ${over(tx)} then 0 else f.failures end, since = case when ${over(tx)} then now() else f.since end
      returning failures, ceil(extract(epoch from since - now()) + ${throttle.windowSeconds})::int as seconds`;
    if (counter && counter.failures >= limit) return Math.max(0, counter.seconds);
  }
  return 0;
}

/** Counts a refusal; returns whether the next attempt has to wait. */
export async function countRefusal(tx: TransactionSql, email: string, address: string | null): Promise<boolean> {
  const limits = new Map(limitsOf(email, address));
  const rows = await tx<{ key: string; failures: number }[]>`
    insert into sign_in_failures as f (key, failures, since)
    select key, 1, now() from unnest(${[...limits.keys()]}::text[]) key
    on conflict (key) do update set
      failures = case when ${over(tx)} then 1 else f.failures + 1 end,
      since = case when f.failures = 0 or ${over(tx)} then now() else f.since end
    returning key, failures`;
  // Passing by what another attempt holds, or two could wait for each other.
  await tx`
    delete from sign_in_failures where key in
      (select key from sign_in_failures f where ${over(tx)} for update skip locked)`;
  return rows.some(({ key, failures }) => failures === limits.get(key));
}

/** Whether a counter's window is over. */
const over = (tx: TransactionSql) => tx`f.since <= now() - make_interval(secs => ${throttle.windowSeconds})`;

/** Forgets the refusals of an account: its user signed in, or was given a new password. */
export const forgetRefusals = (tx: TransactionSql, email: string) =>
  tx`delete from sign_in_failures where key = ${accountKey(email)}`;
