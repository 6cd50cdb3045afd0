import type { createTranslator } from "use-intl/core";
import type { Messages } from "@/lib/i18n/messages";

type Words = ReturnType<typeof createTranslator<Messages>>;

const MARK = " (command line)";

/** Who runs a command, as it is noted: by the machine's name for them. */
export const commandActor = (name: string): string => `${name}${MARK}`;

/** Who did something as it was noted, without where. */
export const bareActor = (actor: string): string => (actor.endsWith(MARK) ? actor.slice(0, -MARK.length) : actor);

/** Who did something, in words: a person at the command line with that beside them. */
export const actorName = (actor: string, t: Words): string =>
  actor.endsWith(MARK) ? `${bareActor(actor)} (${t("admin.audit.commandLine")})` : actor;
