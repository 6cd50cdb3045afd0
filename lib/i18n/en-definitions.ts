import { formulas } from "./en-formulas";
import { indicators } from "./en-indicators";
import type { Definitions } from "./messages";

export const definitions: Definitions = { indicators, formulas };
