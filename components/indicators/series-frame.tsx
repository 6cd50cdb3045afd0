"use client";

import type { ComponentType, ReactNode } from "react";
import { ChartFrame, type ChartTable } from "@/components/charts/chart-frame";
import { flagsIn } from "@/components/charts/plot";
import type { SeriesPlotProps } from "@/components/charts/plot-series";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { hiddenCodes, type SplitGroup } from "./split-series";
import { useNotes } from "./use-notes";
import type { DrawnSplit } from "./use-split-groups";

interface SeriesFrameProps extends BlockWords, Omit<SeriesPlotProps, "width"> {
  /** What draws the months of each series. */
  Plot: ComponentType<SeriesPlotProps>;
  answer: IndicatorAnswer;
  split: DrawnSplit;
  groups: SplitGroup[];
  /** Names the drawing. */
  name: string;
  summary: string;
  table: ChartTable;
  isEmpty: boolean;
  /** What the month in progress looks like, where there is one. */
  running: ReactNode;
  /** What else is said under the drawing. */
  note?: ReactNode;
}

/** The place of one figure by month and group: what it says around the drawing, whatever that is. */
export function SeriesFrame(props: SeriesFrameProps) {
  const { Plot, answer, split, groups, months, series, ticks, words, flags = [], height } = props;
  const { name, summary, table, isEmpty, running, note, title, subtitle, level, aside, csvHref } = props;
  const notes = useNotes();
  const hidden = hiddenCodes(answer, split);
  return (
    <AnswerBlock {...{ answer, title, subtitle, level, aside }} empty={isEmpty ? height : false}>
      <ChartFrame
        name={name}
        asOf={answer.asOf}
        summary={summary}
        height={height}
        table={table}
        csvHref={csvHref}
        note={
          <>
            {months.at(-1)?.partial ? running : null}
            {months.length > 1 ? notes.cut(months[0]) : null}
            {note}
            {notes.hidden(groups.filter(({ code }) => hidden.includes(code)).map((group) => group.name))}
            {notes.flags(flagsIn(flags, months))}
          </>
        }
      >
        {(width) => <Plot {...{ months, series, ticks, words, flags, width, height }} />}
      </ChartFrame>
    </AnswerBlock>
  );
}
