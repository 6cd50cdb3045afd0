import { latest, outOf } from "./algebra";
import { allSplits, defineIndicator, everyone, partsFrom } from "./define-indicator";

export const rfm = defineIndicator({
  id: "rfm",
  question: "customers",
  definitions: {
    members: {
      parts: partsFrom({
        champions: outOf(latest("rfm_champions"), latest("members")),
        loyal: outOf(latest("rfm_loyal"), latest("members")),
        "big-spenders": outOf(latest("rfm_big_spenders"), latest("members")),
        "at-risk": outOf(latest("rfm_at_risk"), latest("members")),
        promising: outOf(latest("rfm_promising"), latest("members")),
        regular: outOf(latest("rfm_regular"), latest("members")),
        dormant: outOf(latest("rfm_dormant"), latest("members")),
        inactive: outOf(latest("rfm_inactive"), latest("members")),
      }),
    },
    revenue: {
      unit: "money",
      withAccounts: true,
      parts: partsFrom({
        champions: latest("rfm_champions_cents"),
        loyal: latest("rfm_loyal_cents"),
        "big-spenders": latest("rfm_big_spenders_cents"),
        "at-risk": latest("rfm_at_risk_cents"),
        promising: latest("rfm_promising_cents"),
        regular: latest("rfm_regular_cents"),
        dormant: latest("rfm_dormant_cents"),
        inactive: latest("rfm_inactive_cents"),
      }),
    },
  },
  unit: "count",
  better: "none",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
