import "server-only";
import type { Dimension } from "@/lib/indicators/algebra";
import type { Filters, Option } from "@/lib/views/view-data";
import { filterDimensions } from "@/lib/views/view-request";
import { type FilterOption, listOptions } from "./check-request";
import type { Reader } from "./open-reader";

const named = ({ code, name }: FilterOption): Option => ({ code, name });

/** What this viewer may choose from, of the dimensions that something can be filtered by: none with nothing to choose. */
export function listFilters(reader: Reader, filterable: readonly Dimension[]): Filters {
  const filters: Filters = {};
  for (const dimension of filterDimensions) {
    if (!filterable.includes(dimension)) continue;
    const options = listOptions(reader, dimension);
    if (options.length > 1 && options.some(({ id }) => id !== 0)) filters[dimension] = options.map(named);
  }
  return filters;
}
