import type { Dimension } from "@/lib/indicators/algebra";
import type { Option } from "./view-data";

/** The words for who has no value of a dimension: no rep, no tier. */
type NoneWords = (key: "filters.none", values: { dimension: Dimension }) => string;

/** The name of a value of a filter, where it has none of its own too. */
export const optionName = (dimension: Dimension, { code, name }: Option, t: NoneWords): string =>
  name || (code === "none" || code === "" ? t("filters.none", { dimension }) : code);
