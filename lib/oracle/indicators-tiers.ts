import { addDays } from "./calendar";
import { migrationFacts, readTierTargets } from "./facts-tiers";
import { members } from "./indicators-members";
import type { Indicator } from "./oracle";
import { ofPart, onLastDay, partRows, readParts } from "./parts";
import { accountMonths, groupColumns, keyOf, plainRows, stock } from "./totals";

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
      const rows = await sql<{ group: string; from: string; to: string; count: number }[]>`
        with ${accountMonths(day)}
        select jsonb_build_object(${groupColumns(query)})::text as "group", f.before as "from", f.after as "to",
          count(*)::float8 as count
        from chosen c
        join (${facts}) f on f.account_id = c.account_id
        group by 1, 2, 3`;
      return rows.map(({ group, from, to, count }) => ({
        key: { ...keyOf(group), from, to },
        value: count,
        numerator: count,
        denominator: null,
      }));
    }
    default:
      throw new Error(`oracle: tier-migration has no definition ${definition}`);
  }
};

export const tierIndicators: Record<string, Indicator> = {
  "tier-balance": tierBalance,
  "tier-migration": tierMigration,
};
