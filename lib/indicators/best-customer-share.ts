import { capped, latest, ratio } from "./algebra";
import { defineIndicator, partsFrom, splitsWithoutTier, steering } from "./define-indicator";

export const bestCustomerShare = defineIndicator({
  id: "best-customer-share",
  question: "working",
  definitions: {
    share: { value: ratio(latest("members_fifth_1"), latest("members")) },
    ceiling: { value: capped(latest("eligible_fifth_1"), latest("members")) },
    "penetration-by-fifth": {
      parts: partsFrom({
        "1": ratio(latest("members_fifth_1"), latest("eligible_fifth_1")),
        "2": ratio(latest("members_fifth_2"), latest("eligible_fifth_2")),
        "3": ratio(latest("members_fifth_3"), latest("eligible_fifth_3")),
        "4": ratio(latest("members_fifth_4"), latest("eligible_fifth_4")),
        "5": ratio(latest("members_fifth_5"), latest("eligible_fifth_5")),
      }),
    },
  },
  unit: "percent",
  better: "none",
  needs: [],
  roles: steering,
  splits: splitsWithoutTier,
});
