import { whole } from "./algebra";
import { defineIndicator, everyone, partsFrom, splitsWithoutTier } from "./define-indicator";

export const tierMigration = defineIndicator({
  id: "tier-migration",
  question: "working",
  definitions: {
    moves: {
      parts: partsFrom({
        upgraded: whole("tier_upgraded"),
        kept: whole("tier_kept"),
        downgraded: whole("tier_downgraded"),
        entered: whole("tier_entered"),
        left: whole("tier_left"),
      }),
    },
    matrix: { value: whole("moves"), splits: ["from", "to", ...splitsWithoutTier], always: ["from", "to"] },
  },
  unit: "count",
  better: "none",
  needs: ["tiers"],
  roles: everyone,
  splits: splitsWithoutTier,
});
