import { accountWords } from "./en-accounts";
import { adminWords } from "./en-admin";
import { evidence } from "./en-evidence";
import { indicators } from "./en-indicators";
import { interfaceWords } from "./en-interface";
import { sentences } from "./en-sentences";
import { indicatorNames } from "./indicator-names";
import type { Messages } from "./messages";

/** Every English text that pages are sent; what a definition says is in `en-definitions.ts`. */
export const en: Messages = {
  ...interfaceWords,
  ...accountWords,
  indicators: indicatorNames(indicators),
  sentences,
  evidence,
  admin: adminWords,
};
