"use client";

import { FirstScreen } from "@/components/views/first-screen";
import type { ViewData } from "@/lib/views/view-data";
import { QuestionEntries } from "./question-entries";

/** Marketing's Monday: the first screen with what to do this month, then the programme's questions. */
export const MarketingHome = ({ data }: { data: ViewData }) => (
  <>
    <FirstScreen data={data} />
    <QuestionEntries data={data} />
  </>
);
