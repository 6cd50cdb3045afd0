import { createFormatter } from "@/lib/format/formatter";
import type { Locale } from "@/lib/i18n/locale";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import type { AuditPage } from "@/lib/views/audit";
import { tellEvent } from "@/lib/views/tell-event";
import { fileNameOf, type Sheet } from "./sheet";
import { exportWords } from "./words";

/** The audit log as a table, as the page tells it: of the events that were asked for, the newest first. */
export function auditSheet(
  programme: { slug: string; name: string; words: ProgrammeWords },
  { request, zone, currency, events }: AuditPage,
  locale: Locale,
): Sheet {
  const t = exportWords(locale, programme.words);
  const format = createFormatter(locale, currency);
  const { kind, person, from, to } = request;
  const asked: [string, string | null][] = [
    [t("admin.audit.kind"), kind && t(`admin.audit.kinds.${kind}`)],
    [t("admin.audit.person"), person],
    [t("admin.audit.from"), from],
    [t("admin.audit.to"), to],
  ];
  return {
    locale,
    fileName: fileNameOf([
      programme.slug,
      t("admin.page.audit"),
      kind,
      from,
      to,
      t("export.rowsIn", { count: events.length }),
    ]),
    facts: [
      [t("export.programme"), programme.name],
      ...asked.flatMap(([name, value]): Sheet["facts"] => (value ? [[name, value]] : [])),
      [t("admin.audit.zone"), zone],
      [t("export.rows"), events.length],
    ],
    columns: (["at", "what", "object", "more", "who", "place"] as const).map((name) => ({
      label: t(`admin.audit.${name}`),
      unit: "text",
    })),
    rows: events.map((event) => {
      const told = tellEvent(event, t, format);
      return [event.at, told.kind, told.object, told.details.join(" ; "), told.who, told.place];
    }),
    exponent: 0,
  };
}
