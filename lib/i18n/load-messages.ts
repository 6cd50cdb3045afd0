import { en } from "./en";
import { fr } from "./fr";
import type { Locale } from "./locale";
import type { Messages } from "./messages";

const catalogue: Record<Locale, Messages> = { fr, en };

/** All texts of one language. Import on the server: a page ships its own language only. */
export const loadMessages = (locale: Locale): Messages => catalogue[locale];
