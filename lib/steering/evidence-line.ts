import { type EvidenceAnswer, rangeOf } from "@/lib/evidence/evidence-answer";
import { currencyExponent } from "@/lib/format/money";
import type { ViewFigures } from "@/lib/views/view-data";
import { choice, type Sentence, type SentenceValue, sentence } from "./sentence";

type Told = Pick<ViewFigures, "answers" | "programme" | "unasked">;

const money = (value: number): SentenceValue => ({ as: "value", unit: "money", value, style: "compact" });
const counted = (name: string, value: number): Record<string, SentenceValue> => ({
  [name]: { as: "value", unit: "count", value },
  [`${name}Count`]: { as: "number", number: value },
});

/** As the messages name it, in which a hyphen ends a name. */
const reasonOf = ({ reason }: EvidenceAnswer) => choice((reason ?? "").replaceAll("-", "_"));

/** Which way the effect goes; `unsure` where it may be none. */
export const directionOf = ({ low, high }: { low: number; high: number }): "more" | "less" | "unsure" =>
  low > 0 ? "more" : high < 0 ? "less" : "unsure";

/**
 * Does it pay, in a line: what a unit of money spent brings, between two ends, and how good the evidence is; what was bought
 * more, where there is no return; that there is no evidence, or none of what the page is filtered by. Null where the viewer
 * has neither figure.
 */
export function evidenceLine({ answers, programme, unasked }: Told): Sentence | null {
  const [more, back] = [answers["incremental-margin"], answers.roi];
  const evidence = more?.evidence ?? back?.evidence;
  const isFiltered = [unasked["incremental-margin"], unasked.roi].some((one) => one?.why === "filters");
  if (!evidence) return isFiltered ? sentence("evidence-none", { reason: choice("filters") }) : null;
  const [effect, ratio] = [rangeOf(more), rangeOf(back)];
  const grade = choice(evidence.grade ?? "B");
  if (ratio) {
    const unit = 10 ** currencyExponent(programme.currency);
    const returned = (share: number) => money(Math.round((1 + share) * unit));
    // Nothing is brought where nothing is bought more: a return of -1.
    const sure = directionOf({ low: 1 + ratio.low, high: 1 + ratio.high });
    const values = { low: returned(ratio.low), high: returned(ratio.high), sure: choice(sure), grade };
    return sentence("evidence-return", { one: money(unit), ...values });
  }
  if (effect) {
    const sure = directionOf(effect);
    const [low, high] = sure === "less" ? [-effect.high, -effect.low] : [effect.low, effect.high];
    return sentence("evidence-bought", { low: money(low), high: money(high), sure: choice(sure), grade });
  }
  return sentence("evidence-none", { reason: reasonOf(evidence) });
}

/** Whom it speaks of, or why there is none. */
export function evidenceSupport({ answers }: Told): Sentence[] {
  const answer = answers["incremental-margin"] ?? answers.roi;
  const evidence = answer?.evidence;
  if (!evidence) return [];
  const { members, controls, joinedFrom, joinedTo, joined, followed } = evidence;
  if (members !== null && controls !== null && joinedFrom && joinedTo)
    return [
      sentence("evidence-who", {
        ...counted("members", members),
        ...counted("controls", controls),
        from: { as: "month", month: joinedFrom },
        to: { as: "month", month: joinedTo },
      }),
    ];
  return [
    sentence("evidence-why", {
      reason: reasonOf(evidence),
      ...counted("joined", joined ?? 0),
      ...counted("followed", followed ?? 0),
    }),
  ];
}
