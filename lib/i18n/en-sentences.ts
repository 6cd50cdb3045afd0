import type { sentences as french } from "./fr-sentences";

export const sentences: typeof french = {
  "headline-both":
    "{growth, select, up {Member revenue grows} down {Member revenue falls} other {Member revenue holds}}{joint, select, but {, but} other { and}} {attainment, select, earlier {objectives are attained earlier} later {objectives are attained later} more {more objectives were attained} fewer {fewer objectives were attained} other {objectives keep last year’s pace}}",
  "headline-growth":
    "{growth, select, up {Member revenue grows by {size}} down {Member revenue falls by {size}} other {Member revenue holds last year’s level}}",
  "headline-attainment":
    "{attainment, select, earlier {Objectives are attained earlier than last year} later {Objectives are attained later than last year} more {More objectives attained than last year} fewer {Fewer objectives attained than last year} other {Objectives keep last year’s pace}}",
  "headline-members":
    "{members, select, up {The number of members grows} down {The number of members falls} other {The number of members holds}}",
  "headline-revenue": "Member revenue stands at {revenue}",
  "headline-count":
    "{scope, select, selection {The selection} portfolio {The portfolio} other {The programme}} has {count, plural, =0 {no member} one {{members} member} other {{members} members}}",
  "headline-healthy": "Member revenue, objectives and activity all move up",
  "headline-quiet": "Nothing departs from last year: the programme keeps its pace",
  "headline-empty": "Not enough yet to conclude on this period",
  "support-revenue":
    "Member revenue stands at {revenue}, {change} {basis, select, sameDay {like for like} other {over a year}}.",
  "support-attainment": "{share} of objectives are attained, against {previous} a year before.",
  "support-attainment-alone": "{share} of objectives are attained.",
  "support-attainment-few": "Objectives attained: {attained} of {count}.",
  "support-both":
    "Member revenue stands at {revenue}, {change} {basis, select, sameDay {like for like} other {over a year}}; {share} of objectives are attained, against {previous} a year before.",
  "support-active": "{share} of members are active, {change} over a year.",
  "support-members":
    "{scope, select, selection {The selection} portfolio {The portfolio} other {The programme}} has {count, plural, =0 {no member} one {{members} member} other {{members} members}}, {change} over a year.",
  "support-members-alone":
    "{scope, select, selection {The selection} portfolio {The portfolio} other {The programme}} has {count, plural, =0 {no member} one {{members} member} other {{members} members}}.",
  "support-members-grown": "Over the same time the number of members went from {from} to {to}.",
  "support-before-data": "Data begins on {day}: what spans the whole period has no value.",
  "generosity-band":
    "Generosity consumed, {value}, {band, select, under {is under} over {exceeds} other {is within}} its band ({low} to {high}).",
  "support-empty": "No figure has a comparison here: choose a more recent or a longer period.",
  "curve-compared":
    "{attainment, select, earlier {Objectives are attained earlier than a year before} later {Objectives are attained later than a year before} more {More objectives attained than a year before} fewer {Fewer objectives attained than a year before} other {Objectives keep last year’s pace}}",
  "curve-alone": "{share} of objectives are attained",
  "curve-few": "Objectives attained: {attained} of {count}",
  "curve-plain": "Objectives over the fiscal year",
  "tiers-up": "Every tier grows",
  "tiers-down": "Every tier falls",
  "tiers-mixed": "{up} {ups, plural, one {grows} other {grow}}, {down} {downs, plural, one {falls} other {fall}}",
  "tiers-some-up": "{up} {ups, plural, one {grows} other {grow}}",
  "tiers-some-down": "{down} {downs, plural, one {falls} other {fall}}",
  "tiers-plain": "What each tier weighs",
  "sales-growth":
    "{growth, select, up {Member revenue grows by {size} {basis, select, sameDay {like for like} other {over a year}}.} down {Member revenue falls by {size} {basis, select, sameDay {like for like} other {over a year}}.} other {Member revenue holds last year’s level.}}",
  "sales-total": "All customers together: {change}.",
  "sales-none": "No member revenue over the period.",
  "sales-revenue": "Member revenue stands at {revenue}.",
  "sales-share": "Members make {share} of revenue, against {previous} a year before.",
  "sales-share-alone": "Members make {share} of revenue.",
  "working-penetration": "{share} of eligible customers are members.",
  "working-active": "{share} of members ordered within 12 months.",
  "working-redeeming": "{share} of members redeemed points within 12 months.",
  "generosity-alone": "Rewards cost {value} of member revenue.",
  "paying-margin": "Once rewards are paid, {share} of member revenue is left as margin, {change} over a year.",
  "paying-margin-alone": "Once rewards are paid, {share} of member revenue is left as margin.",
};
