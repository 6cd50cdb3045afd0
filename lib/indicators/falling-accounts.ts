import { latest, outOf } from "./algebra";
import { allSplits, defineIndicator } from "./define-indicator";

export const fallingAccounts = defineIndicator({
  id: "falling-accounts",
  question: "customers",
  value: outOf(latest("falling_accounts"), latest("compared_accounts")),
  unit: "count",
  better: "down",
  needs: [],
  roles: ["marketing", "analyst", "admin", "sales"],
  splits: allSplits,
});
