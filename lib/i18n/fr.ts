import { accountWords } from "./fr-accounts";
import { evidence } from "./fr-evidence";
import { formulas } from "./fr-formulas";
import { indicators } from "./fr-indicators";
import { interfaceWords } from "./fr-interface";
import { sentences } from "./fr-sentences";
import { typesetTree } from "./typeset";

/** Every French text of the interface, with French spaces. */
export const fr = typesetTree({ ...interfaceWords, ...accountWords, indicators, formulas, sentences, evidence });
