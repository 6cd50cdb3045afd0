import { addDays } from "./calendar";
import { migrationFacts, readTierTargets } from "./facts-tiers";
import { members } from "./indicators-members";
import type { Indicator } from "./oracle";
import { ofPart, onLastDay, partRows, readParts } from "./parts";
import { keyOf, plainRows, readGroups, stock } from "./totals";

/** 1 − half of what the tiers' shares of the members who hold one are away from those meant. */
const tierBalance: Indicator = async (query, settings) => {
  const day = onLastDay(query);
  const targets = await readTierTargets(query.sql, query.programmeId);
  const groups = await members(day, settings);
  const byTier = plainRows(await members({ ...day, by: [...query.by, "tier"] }, settings));
  return [...groups.keys()].map((group) => {
    const key = keyOf(group);
    const inGroup = byTier.filter((row) => query.by.every((name) => row.key[name] === key[name]));
    const count = (code: string) => inGroup.find((row) => row.key.tier === code)?.value ?? 0;
    const whole = targets.reduce((sum, { code }) => sum + count(code), 0);
    const away = targets.reduce((sum, { code, share }) => sum + Math.abs(count(code) / whole - share), 0);
    return { key, value: whole > 0 ? 1 - away / 2 : null, numerator: null, denominator: null };
  });
};

const moves = ["upgraded", "kept", "downgraded", "entered", "left"] as const;

const tierMigration: Indicator = async (query, settings, definition) => {
  const { sql, programmeId, to } = query;
  const day = onLastDay(query);
  const start = addDays(query.from, -1);
  const facts = migrationFacts(sql, programmeId, start, to);
  switch (definition ?? "moves") {
    case "moves": {
      const moved = await readParts(query, facts);
      return partRows(moves, async (move) => plainRows(await stock(day, settings, ofPart(query, moved, move), start)));
    }
    case "matrix": {
      if (start < settings.dataFrom) return [];
      const groups = await readGroups(day);
      const rows = await sql<{ account: number; from: string; to: string }[]>`
        select f.account_id as account, f.before as "from", f.after as "to" from (${facts}) f`;
      const counts = new Map<string, number>();
      for (const { account, from, to: after } of rows) {
        const group = groups.of(account, to);
        if (group === undefined) continue;
        const key = JSON.stringify({ ...keyOf(group), from, to: after });
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return plainRows(counts);
    }
    default:
      throw new Error(`oracle: tier-migration has no definition ${definition}`);
  }
};

export const tierIndicators: Record<string, Indicator> = {
  "tier-balance": tierBalance,
  "tier-migration": tierMigration,
};
