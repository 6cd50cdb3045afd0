"use client";

import { AllFigures } from "@/components/indicators/all-figures";
import { PageTop } from "@/components/views/page-top";
import type { ViewData } from "@/lib/views/view-data";

/** Every indicator of one number, under the question that it answers. */
export const IndicatorsPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <AllFigures data={data} />
  </>
);
