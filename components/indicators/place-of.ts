import type { IndicatorId } from "@/lib/indicators/registry";

/** Where a figure stands on its page: the id that sentences about it lead to. */
export const placeOf = (indicator: IndicatorId): string => `figure-${indicator}`;
