import { accountWords } from "./fr-accounts";
import { adminWords } from "./fr-admin";
import { evidence } from "./fr-evidence";
import { indicators } from "./fr-indicators";
import { interfaceWords } from "./fr-interface";
import { sentences } from "./fr-sentences";
import { indicatorNames } from "./indicator-names";
import { typesetTree } from "./typeset";

/** Every French text that pages are sent, with French spaces; what a definition says is in `fr-definitions.ts`. */
export const fr = typesetTree({
  ...interfaceWords,
  ...accountWords,
  indicators: indicatorNames(indicators),
  sentences,
  evidence,
  admin: adminWords,
});
