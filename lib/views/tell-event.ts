import type { createTranslator } from "use-intl/core";
import { type EventKind, eventKinds } from "@/db/schema/audit-events";
import { roles } from "@/db/schema/user-programmes";
import type { Formatter } from "@/lib/format/formatter";
import type { Messages } from "@/lib/i18n/messages";
import { getIndicator } from "@/lib/indicators/registry";
import { bareActor } from "./actor-name";
import type { ToldEvent } from "./audit";
import { settingName, settingText } from "./setting-words";

type Words = ReturnType<typeof createTranslator<Messages>>;

/** An event in words: what was done, to what (empty: nothing that has a name), and more of it, each in a line. */
export interface EventInWords {
  kind: string;
  object: string;
  details: string[];
  who: string;
  /** From where. */
  place: string;
}

/** What of an event is told; what an older or a newer version noted otherwise is left out. */
export function tellEvent(event: ToldEvent, t: Words, format: Formatter): EventInWords {
  const { kind, actor, isCommand, address } = event;
  const isKnown = eventKinds.includes(kind);
  const { object = event.object ?? "", details = [] } = isKnown ? tellers[kind](event, t, format) : {};
  return {
    kind: isKnown ? t(`admin.audit.kinds.${kind}`) : kind,
    object,
    details: details.filter((line) => line !== ""),
    who: actor === null ? t("admin.audit.nobody") : bareActor(actor),
    place: address ?? (isCommand ? t("admin.audit.commandLine") : t("admin.audit.nowhere")),
  };
}

type Told = Partial<Pick<EventInWords, "object" | "details">>;
type Tell = (event: ToldEvent, t: Words, format: Formatter) => Told;

const nothingMore: Tell = () => ({});
const ARROW = "→";

/** A role as it was noted, of a rep with its code. */
function roleIn(place: unknown, t: Words): string {
  const { role, rep } = Object(place);
  const known = roles.find((one) => one === role);
  if (!known) return "";
  return typeof rep === "string" ? `${t(`roles.${known}`)} (${rep})` : t(`roles.${known}`);
}

const signedIn: Tell = ({ details: { by, reason } }, t) => ({
  details: [
    by === "password" || by === "oidc" ? t(`admin.audit.by.${by}`) : "",
    reason === "unknown" || reason === "disabled" || reason === "password" || reason === "unverified"
      ? t(`admin.audit.reasons.${reason}`)
      : "",
  ],
});

const roleGiven: Tell = ({ details: { before, ...now } }, t) => {
  const [was, is] = [roleIn(before, t), roleIn(now, t)];
  return { details: [was ? `${was} ${ARROW} ${is}` : is] };
};

const role: Tell = ({ details }, t) => ({ details: [roleIn(details, t)] });

const rights: Tell = ({ object, details: { reset, changed, role: of, allowed, before } }, t) => {
  if (reset === true) return { details: [t("admin.audit.reset", { count: Number(changed ?? 0) })] };
  const state = (open: unknown) => t(open ? "admin.audit.open" : "admin.audit.closed");
  const found = getIndicator(object ?? "");
  return {
    object: found ? t(`indicators.${found.id}.name`) : (object ?? ""),
    details: [
      t("admin.audit.line", {
        name: roleIn({ role: of }, t),
        text: typeof before === "boolean" ? `${state(before)} ${ARROW} ${state(allowed)}` : state(allowed),
      }),
    ],
  };
};

const settings: Tell = ({ details }, t, format) => ({
  object: "",
  details: Object.entries(details).map(([column, change]) => {
    const { from, to } = Object(change);
    const text = (value: unknown) => settingText(column, value, t, format);
    return t("admin.audit.line", { name: settingName(column, t), text: `${text(from)} ${ARROW} ${text(to)}` });
  }),
});

const imported: Tell = ({ details: { status, asOf } }, t, format) => ({
  details: [
    status === "applied" || status === "refused" ? t(`admin.data.states.${status}`) : "",
    typeof asOf === "string" ? t("admin.data.title", { day: format.day(asOf, "date") }) : "",
  ],
});

const months: Tell = ({ details }, _, format) => {
  const all = Array.isArray(details.months) ? details.months.map(String) : [];
  const ends = [...new Set([all[0], all.at(-1)])].flatMap((month) => (month ? [format.day(month, "monthYear")] : []));
  return { details: [ends.join(` ${ARROW} `)] };
};

/** How each kind of event is told. */
const tellers: Record<EventKind, Tell> = {
  "sign-in": signedIn,
  "sign-in-refused": signedIn,
  "sign-in-throttled": nothingMore,
  "sign-out": nothingMore,
  "user-added": nothingMore,
  "role-given": roleGiven,
  "role-removed": role,
  "password-set": nothingMore,
  "user-disabled": nothingMore,
  "user-enabled": nothingMore,
  "link-given": nothingMore,
  "signed-out-everywhere": nothingMore,
  "rights-changed": rights,
  "preview-begun": role,
  "preview-ended": role,
  "programme-added": nothingMore,
  "settings-changed": settings,
  upload: nothingMore,
  import: imported,
  "import-undone": nothingMore,
  "months-closed": months,
  "months-reopened": months,
  export: nothingMore,
  backup: nothingMore,
  restore: nothingMore,
};
