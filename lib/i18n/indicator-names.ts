import type { IndicatorId } from "@/lib/indicators/registry";
import type { IndicatorText } from "./messages";

/** What pages say of every indicator: the rest comes with its definition. */
export const indicatorNames = (texts: Record<IndicatorId, IndicatorText>) =>
  Object.fromEntries(Object.entries(texts).map(([id, { name }]) => [id, { name }])) as Record<
    IndicatorId,
    Pick<IndicatorText, "name">
  >;
