import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";

/** A column of a table by groups: one figure, or one part of several side by side. */
export interface SplitColumn {
  answer: IndicatorAnswer;
  part: string | null;
  rows: Map<string, IndicatorRow>;
}

type SplitKey = "tier" | "segment" | "region" | "rep" | "kind" | "reward";

/** A column for each figure, those with parts one for each part. */
export function listColumns(answers: IndicatorAnswer[], split: SplitKey): SplitColumn[] {
  return answers.flatMap((answer) => {
    const parts = [...new Set(answer.rows.map((row) => row.key.part ?? null))];
    return parts.map((part) => ({
      answer,
      part,
      rows: new Map(
        answer.rows.flatMap((row) => ((row.key.part ?? null) === part ? [[row.key[split] ?? "", row] as const] : [])),
      ),
    }));
  });
}
