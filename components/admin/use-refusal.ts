"use client";

import { useLocale, useTranslations } from "use-intl";
import { ViewRequestError } from "@/components/filters/fetch-answer";
import { createFormatter } from "@/lib/format/formatter";
import type { Problem } from "@/lib/refusals/refusal";
import { tellProblem } from "@/lib/refusals/tell-problem";

/** Says in the reader's language why something was refused or failed: by the API, or as a task. */
export function useRefusal(): (problem: Problem | Error) => string {
  const t = useTranslations();
  // Nothing here is money.
  const format = createFormatter(useLocale(), "EUR");
  return (problem) => tellProblem(problem instanceof Error ? problemOf(problem) : problem, t, format);
}

/** What the API answers is a code where it refuses; whatever else went wrong has none. */
const problemOf = (error: Error): Problem => ({
  code: error instanceof ViewRequestError && error.isRefused ? error.message : "",
  values: {},
});
