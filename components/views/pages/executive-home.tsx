"use client";

import { AllFigures } from "@/components/indicators/all-figures";
import { SplitBlock } from "@/components/indicators/split-block";
import { FirstScreen } from "@/components/views/first-screen";
import { Questions } from "@/components/views/questions";
import type { ViewData } from "@/lib/views/view-data";

/** Executives’ one page: its first screen, its questions, all its figures. */
export function ExecutiveHome({ data }: { data: ViewData }) {
  const segments = data.answers["revenue-by-segment"];
  return (
    <>
      <FirstScreen data={data} />
      <Questions data={data} />
      {segments ? <SplitBlock data={data} answer={segments} split="segment" /> : null}
      <AllFigures data={data} />
    </>
  );
}
