import { accountWords } from "./en-accounts";
import { evidence } from "./en-evidence";
import { formulas } from "./en-formulas";
import { indicators } from "./en-indicators";
import { interfaceWords } from "./en-interface";
import { sentences } from "./en-sentences";
import type { Messages } from "./messages";

/** Every English text of the interface. */
export const en: Messages = { ...interfaceWords, ...accountWords, indicators, formulas, sentences, evidence };
