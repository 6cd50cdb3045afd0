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
  "executive-same":
    "Like for like, what members buy moves by {change}{pace, select, up {: the pace quickens after {before} a year before} down {: the pace slows after {before} a year before} flat {, at the same pace as a year before} other {}}.",
  "executive-source":
    "{source, select, same {{move, select, up {The rise} other {The fall}} is mostly that of members present in both years} others {{move, select, up {The rise is mostly that of members who joined since last year began, less those who left} other {The fall is mostly who left since last year began, less who joined}}} other {{move, select, up {The rise is that of members who joined since last year began: those present in both years buy less} other {The fall is who left since last year began: members present in both years buy more}}}}.",
  "executive-weight":
    "Members make {share} of revenue, against {previous} a year before{move, select, up {: a growing part of the business depends on them} down {: the business depends on them less} other {}}.",
  "executive-cost":
    "The programme costs {share} of member revenue{has, select, yes {, against {previous} a year before} other {}}.",
  "executive-margin":
    "Once all is paid, {share} of that revenue is left as margin{has, select, yes {, {change} over the year} other {}}.",
  "executive-budget":
    "At the season’s pace, the reward budget will end the year at {landing}{place, select, over {: it would be exceeded} other {}}.",
  "executive-budget-done": "The year’s reward budget was used at {used}.",
  "executive-liability":
    "Points in circulation stand for {amount} still to honour (estimated){has, select, yes {, against {previous} a year before} other {}}.",
  "paying-both":
    "{margin, select, up {Margin grows} down {Margin falls} other {Margin holds}}, {generosity, select, up {generosity rises} down {generosity falls} other {generosity is stable}}",
  "paying-left":
    "{margin, select, up {Margin after programme cost grows} down {Margin after programme cost falls} other {Margin after programme cost holds}}",
  "paying-given": "{generosity, select, up {Generosity rises} down {Generosity falls} other {Generosity is stable}}",
  "paying-plain": "What is given, what is left",
  "twelve-months-moved":
    "{move, select, up {Member revenue over 12 months has gained {size}} down {Member revenue over 12 months has lost {size}} other {Member revenue over 12 months is stable}} in {months, plural, one {a month} =12 {a year} =24 {two years} =35 {three years} other {# months}}",
  "twelve-months-plain": "Member revenue over 12 months",
  "generations-still":
    "{share} of the members of {year} ordered in their {age, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} year",
  "generations-first": "They were {share} in the first year.",
  "generations-revenue":
    "On average {now} bought per member enrolled, against {before} in the first year: once the novelty is past, they buy {move, select, up {more} down {less} other {as much}}.",
  "generations-plain": "What becomes of generations of members",
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
  "growth-same": "Same members, both years: {change}.",
  "growth-retention": "{share} of last year’s buyers bought again.",
  "adoption-moves":
    "{move, select, up {Membership grows} down {Membership falls} other {Membership holds}}: {joinedCount, plural, =0 {no new member} one {{joined} new member} other {{joined} new members}}, {leftCount, plural, =0 {no leaver} one {{left} leaver} other {{left} leavers}}",
  "adoption-saturating": "Recruitment is saturating: most eligible customers are members",
  "adoption-pace": "Recruitment runs at {share} of its best pace.",
  "adoption-best": "{share} of members are among the best customers, of {ceiling} at most.",
  "tiers-moves":
    "{upCount, plural, =0 {No member} one {{up} member} other {{up} members}} moved up, {downCount, plural, =0 {none} other {{down}}} moved down.",
  "tiers-balance": "The distribution matches its target shares at {share}.",
  "points-spent": "Points redeemed make {share} of points issued",
  "points-liability": "Points outstanding are an estimated liability of {amount}.",
  "points-soon": "{points} points expire within 90 days.",
  "space-visiting":
    "{share} of members came to their space within 12 months{move, select, up {, more than a year before} down {, fewer than a year before} flat {, as a year before} other {}}",
  "space-ordered":
    "Of {visitedCount, plural, one {{visited} visitor} other {{visited} visitors}} of the period, {orderedCount, plural, =0 {none} other {{ordered}}} ordered a reward.",
  "objectives-bands":
    "{reachCount, plural, =0 {No objective is} one {{reach} objective is} other {{reach} objectives are}} within reach, {lostCount, plural, =0 {none is lost} one {{lost} is lost} other {{lost} are lost}}.",
  "objectives-landing": "At the pace of the season, all together land at {share} of objectives.",
  "generosity-granted": "Generosity granted in points is {value}.",
  "customers-champions":
    "{championsCount, plural, =0 {No champion makes} one {{champions} champion makes} other {{champions} champions make}} {share} of 12 months’ revenue",
  "customers-plain": "Who the customers are, and what becomes of them",
  "customers-risk":
    "{riskCount, plural, =0 {No good customer is} one {{risk} good customer is} other {{risk} good customers are}} at risk.",
  "indicators-all": "Every indicator of the programme",
  "evidence-return":
    "{one} spent brings {low} to {high} of margin{sure, select, unsure {: no effect of the programme is established} other {; evidence: {grade, select, A {strong} other {fair}}}}",
  "evidence-bought":
    "{sure, select, more {The programme makes them buy {low} to {high} more; evidence: {grade, select, A {strong} other {fair}}} less {Members bought {low} to {high} less because of the programme; evidence: {grade, select, A {strong} other {fair}}} other {No effect of the programme is established: {low} to {high}}}",
  "evidence-none":
    "{reason, select, pending {The evidence is not worked out on these data yet} filters {The evidence speaks of the whole programme, unfiltered} other {What the programme brings cannot be proved yet}}",
  "evidence-who":
    "{membersCount, plural, one {{members} member} other {{members} members}} who joined between {from} and {to}, compared with {controlsCount, plural, one {{controls} similar customer} other {{controls} similar customers}}, 12 months before and 12 months after.",
  "evidence-why":
    "{reason, select, pending {It is after each import, in moments.} nobody_joined {No customer has joined yet: there is nothing to compare.} too_short {{joinedCount, plural, one {{joined} customer has} other {{joined} customers have}} joined, but none has 12 whole months of data before and after joining.} few_members {It takes at least 30 members who can be compared with other customers: {followedCount, plural, =0 {none has} one {only {followed} has} other {{followed} have}} 12 whole months of data before and after joining, of {joined} who joined.} few_controls {Fewer than 30 eligible customers stayed out of the programme: there is nobody to compare members with.} other {}}",
  "action-segmentation": "Review the segmentation",
  "why-segmentation":
    "{share} of members are among the best customers, of {ceiling} at most: the offer hardly attracts the others.",
  "action-recruitment": "Renew recruitment",
  "why-recruitment":
    "It runs at {share} of its best pace; {accountsCount, plural, =0 {no eligible customer is} one {{accounts} eligible customer is} other {{accounts} eligible customers are}} outside the programme.",
  "action-thresholds": "Review the tiers’ thresholds",
  "why-thresholds":
    "{tier} holds {share} of members for {target} meant; the distribution matches its targets at {balance}.",
  "action-catalogue": "Show the catalogue to those who hesitate",
  "why-catalogue":
    "{share} of members redeemed points within 12 months; {accountsCount, plural, =0 {none could} other {{accounts} could}} afford a reward and never took one.",
  "why-first-reward":
    "The first reward comes after {days}, later than a year before; {accountsCount, plural, =0 {no member could} one {{accounts} member could} other {{accounts} members could}} afford one and never took it.",
  "action-gifts": "Bring gifts and experiences forward",
  "why-gifts": "Gift cards make {share} of reward cost.",
  "action-generosity-under": "Make the programme more generous",
  "why-generosity-under":
    "Generosity consumed, {value}, is under its band ({low} to {high}): members may prefer one-off promotions.",
  "action-generosity-over": "Contain generosity",
  "why-generosity-over":
    "Generosity consumed, {value}, exceeds its band ({low} to {high}): giving more hardly stimulates.",
  "action-within-reach": "Animate members within reach of their objective",
  "why-within-reach":
    "{share} of objectives are attained, against {previous} a year before; {accountsCount, plural, =0 {none is} one {{accounts} is} other {{accounts} are}} still within reach.",
  "action-bonus-step": "Offer a bonus step",
  "why-bonus-step":
    "{share} of objectives are attained, against {previous} a year before; {accountsCount, plural, =0 {no customer is} one {{accounts} customer is} other {{accounts} customers are}} already at 110%.",
  "action-falling": "Run an operation for falling accounts",
  "why-falling":
    "{accountsCount, plural, one {{accounts} account is} other {{accounts} accounts are}} well under what is expected over three months: {share} of those that bought in the same months last year.",
};
