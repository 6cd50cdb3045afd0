import type { Grade } from "./evidence";
import { yearFrom } from "./evidence-account";
import { canCompare, matchDrawn, matchJoiners } from "./match-accounts";
import { plantProgramme } from "./planted-programme";
import { usual, weighEvidence } from "./weigh-evidence";

/** One generated programme: what was planted in its matched members and what is said of them, minor units by member. */
export interface StudiedProgramme {
  planted: number;
  effect: number;
  low: number;
  high: number;
  beforeAfter: number;
  againstOthers: number;
}

/** Weighs a programme in which members buy `planted` more (a fraction) since they joined; for grade A with a control group. */
export function studyProgramme(seed: number, planted: number, grade: Grade): StudiedProgramme {
  const { accounts, months, began, added } = plantProgramme(seed, planted, grade === "A" ? "to-the-undrawn" : "to-all");
  const { finding, refusal } = weighEvidence({
    accounts,
    months: Array.from({ length: months }, (_, place) => String(place)),
    runningCosts: [],
    began,
  });
  if (finding?.grade !== grade) throw new Error(`seed ${seed}: grade ${finding?.grade ?? refusal}, not ${grade}`);
  const strata = grade === "A" ? matchDrawn(accounts, months, began, usual) : matchJoiners(accounts, months, usual);
  const members = strata
    .filter(canCompare)
    .flatMap(({ treated, month }) => treated.filter(({ joined }) => joined).map((one) => ({ one, month })));
  const addedTo = members.map(({ one, month }) => yearFrom(added[one.account] ?? [], month + 1));
  return {
    planted: addedTo.reduce((sum, cents) => sum + cents, 0) / members.length,
    ...finding.effect,
    beforeAfter: finding.beforeAfter,
    againstOthers: finding.againstOthers,
  };
}

/** Over many programmes: how often the interval holds what was planted, and how far off each way of telling is on average. */
export interface StudySummary {
  programmes: number;
  covered: number;
  planted: number;
  bias: number;
  width: number;
  beforeAfterError: number;
  againstOthersError: number;
  /** How often member against non-member lies where the interval is. */
  againstOthersInside: number;
}

export function summariseStudy(studied: readonly StudiedProgramme[]): StudySummary {
  const mean = (value: (one: StudiedProgramme) => number) =>
    studied.reduce((sum, one) => sum + value(one), 0) / studied.length;
  const isInside = ({ low, high }: StudiedProgramme, amount: number) => low <= amount && amount <= high;
  return {
    programmes: studied.length,
    covered: studied.filter((one) => isInside(one, one.planted)).length,
    planted: mean(({ planted }) => planted),
    bias: mean(({ effect, planted }) => effect - planted),
    width: mean(({ low, high }) => high - low),
    beforeAfterError: mean(({ beforeAfter, planted }) => beforeAfter - planted),
    againstOthersError: mean(({ againstOthers, planted }) => againstOthers - planted),
    againstOthersInside: studied.filter((one) => isInside(one, one.againstOthers)).length,
  };
}
