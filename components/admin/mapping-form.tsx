"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { DataTable } from "@/components/ui/data-table";
import form from "@/components/ui/form.module.css";
import { TextButton } from "@/components/ui/text-button";
import type { TaskInput } from "@/lib/tasks/task-kinds";
import type { ImportsState } from "@/lib/views/administration";
import styles from "./admin.module.css";
import type { ReadUpload } from "./imports-page";
import type { AskTask } from "./use-tasks";

interface MappingFormProps {
  state: ImportsState;
  upload: ReadUpload;
  isBusy: boolean;
  onAsk: AskTask;
}

type Asked = TaskInput<"import-upload">;
type Words = typeof import("@/lib/i18n/fr-admin")["adminWords"]["imports"];
type Column = keyof Words["columns"];

const dayFormats = ["iso", "dmy", "mdy"] as const;
const decimalFormats = ["point", "comma"] as const;
/** Values of a column that are shown. */
const SHOWN = 3;

/** What each column of a file that was sent holds; what its names say, or was said last time, is chosen already. */
export function MappingForm({ state, upload, isBusy, onAsk }: MappingFormProps) {
  const t = useTranslations("admin.imports");
  const named = useTranslations("admin.data");
  const { layout } = upload;
  const [feed, setFeed] = useState<Asked["feed"]>(layout.remembered?.feed ?? "orders");
  const start = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const columns = columnsOf(state, feed).flatMap(({ name }) => {
      const chosen = fields.get(`column ${name}`);
      return chosen ? [[name, String(chosen)]] : [];
    });
    onAsk("import-upload", {
      upload: upload.id,
      feed,
      columns: Object.fromEntries(columns),
      days: String(fields.get("days")) as Asked["days"],
      decimals: String(fields.get("decimals")) as Asked["decimals"],
      asOf: String(fields.get("asOf")),
      acceptRejects: fields.get("acceptRejects") === "on",
    });
  };
  return (
    <form className={form.form} onSubmit={start}>
      {layout.remembered ? <p className={styles.note}>{t("remembered")}</p> : null}
      <div className={styles.controls}>
        <label className={form.field}>
          {t("feed")}
          <select value={feed} onChange={(event) => setFeed(event.currentTarget.value as Asked["feed"])}>
            {state.feeds.map((each) => (
              <option key={each.feed} value={each.feed}>
                {named(`feedNames.${each.feed}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={form.field}>
          {t("days")}
          <select name="days" defaultValue={layout.remembered?.days ?? layout.days}>
            {dayFormats.map((each) => (
              <option key={each} value={each}>
                {t(`dayFormats.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={form.field}>
          {t("decimals")}
          <select name="decimals" defaultValue={layout.remembered?.decimals ?? layout.decimals}>
            {decimalFormats.map((each) => (
              <option key={each} value={each}>
                {t(`decimalFormats.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ColumnTable key={feed} feed={feed} state={state} upload={upload} />
      <div className={styles.controls}>
        <label className={form.field}>
          {t("asOf")}
          <input name="asOf" type="date" required min={state.asOf} defaultValue={state.asOf} />
        </label>
      </div>
      <label className={styles.check}>
        <input name="acceptRejects" type="checkbox" />
        {t("acceptRejects")}
      </label>
      <div className={styles.controls}>
        <button type="submit" className={form.save} disabled={isBusy}>
          {t("start")}
        </button>
        <TextButton onClick={() => onAsk("forget-upload", { upload: upload.id })}>{t("forget")}</TextButton>
      </div>
    </form>
  );
}

const columnsOf = (state: ImportsState, feed: string) => state.feeds.find((each) => each.feed === feed)?.columns ?? [];

function ColumnTable({ feed, state, upload }: Pick<MappingFormProps, "state" | "upload"> & { feed: string }) {
  const t = useTranslations("admin.imports");
  const { header, layout } = upload;
  const { remembered } = layout;
  const [chosen, setChosen] = useState((remembered?.feed === feed ? remembered.columns : layout.guesses[feed]) ?? {});
  const examples = (column: string | undefined) => {
    const place = column ? header.indexOf(column) : -1;
    const values = new Set(layout.sample.map((cells) => cells[place] ?? "").filter(Boolean));
    return [...values].slice(0, SHOWN).join(" · ");
  };
  return (
    <DataTable
      caption={t("mappingWhy")}
      columns={[{ label: t("field") }, { label: t("column") }, { label: t("example"), minor: true }]}
      rows={columnsOf(state, feed).map(({ name, required }) => ({
        key: name,
        cells: [
          <span key="name">
            {t(`columns.${name as Column}`)}
            {required ? <span className={styles.minor}>{t("required")}</span> : null}
          </span>,
          <select
            key="column"
            name={`column ${name}`}
            required={required}
            className={form.control}
            aria-label={t("columnFor", { name: t(`columns.${name as Column}`) })}
            value={chosen[name] ?? ""}
            onChange={(event) => setChosen({ ...chosen, [name]: event.currentTarget.value })}
          >
            <option value="">{t("none")}</option>
            {header.filter(Boolean).map((column) => (
              <option key={column} value={column}>
                {column}
              </option>
            ))}
          </select>,
          <span key="example" className={styles.value}>
            {examples(chosen[name])}
          </span>,
        ],
      }))}
    />
  );
}
