import { formulas } from "./fr-formulas";
import { indicators } from "./fr-indicators";
import type { Definitions } from "./messages";
import { typesetTree } from "./typeset";

export const definitions: Definitions = typesetTree({ indicators, formulas });
