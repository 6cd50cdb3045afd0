import { latest, outOf, per, ratio } from "./algebra";
import { allSplits, defineIndicator, everyone, partsFrom } from "./define-indicator";

export const projectedLanding = defineIndicator({
  id: "projected-landing",
  question: "objectives",
  definitions: {
    rate: { value: ratio(per(latest("objective_revenue_cents"), "landing-share"), latest("objective_target_cents")) },
    bands: {
      unit: "count",
      parts: partsFrom({
        attained: outOf(latest("landing_attained"), latest("objectives")),
        "on-track": outOf(latest("landing_on_track"), latest("objectives")),
        "within-reach": outOf(latest("landing_within_reach"), latest("objectives")),
        late: outOf(latest("landing_late"), latest("objectives")),
        waiting: outOf(latest("landing_waiting"), latest("objectives")),
        lost: outOf(latest("landing_lost"), latest("objectives")),
      }),
    },
  },
  unit: "percent",
  better: "up",
  needs: ["objectives"],
  roles: everyone,
  splits: allSplits,
});
