import { z } from "zod";
import { changeableSettings, settingNames } from "@/lib/ingest/changeable-settings";
import { uploadImport } from "@/lib/ingest/upload/mapping";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** What may be asked of the writer, and with what; months as `2025-10`. The next kind is a line here and one in `works.ts`. */
export const taskInputs = {
  "close-months": z.strictObject({ month }),
  "reopen-months": z.strictObject({ month }),
  "change-settings": z.strictObject({
    changes: changeableSettings.default({}),
    /** Settings that are the source's again. */
    asSource: z.array(z.enum(settingNames)).default([]),
  }),
  "read-upload": z.strictObject({ upload: uploadImport.shape.upload }),
  "forget-upload": z.strictObject({ upload: uploadImport.shape.upload }),
  "import-upload": uploadImport,
  /** The last import of the programme, only if it is this one. */
  "undo-import": z.strictObject({ import: uploadImport.shape.upload }),
};

export type { SettingChanges, SettingName } from "@/lib/ingest/changeable-settings";
export type { UploadMapping } from "@/lib/ingest/upload/mapping";
export type TaskKind = keyof typeof taskInputs;
export type TaskInput<Kind extends TaskKind> = z.infer<(typeof taskInputs)[Kind]>;
export const taskKinds = Object.keys(taskInputs) as TaskKind[];
