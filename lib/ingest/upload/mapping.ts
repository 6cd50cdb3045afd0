import { z } from "zod";
import { Refusal } from "@/lib/refusals/refusal";
import { isDayText } from "../calendar-day";
import { type FeedName, feedNames, givenColumns } from "../feeds";
import { dayFormats, decimalFormats } from "../value-formats";

/** Characters of a column's name in a file. */
export const LONGEST_NAME = 200;

const feedColumns = [...new Set(feedNames.flatMap((feed) => Object.keys(givenColumns(feed))))];
/** As text that the database takes. */
const name = z
  .string()
  .min(1)
  .max(LONGEST_NAME)
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text));

/** Which column of a file fills which of a feed, and how the file writes its values. */
export const uploadMapping = z.strictObject({
  feed: z.enum(feedNames as [FeedName, ...FeedName[]]),
  /** By the feed's column the file's. */
  columns: z.partialRecord(z.enum(feedColumns as [string, ...string[]]), name),
  days: z.enum(dayFormats),
  decimals: z.enum(decimalFormats),
});
export type UploadMapping = z.infer<typeof uploadMapping>;

/** What is asked of an uploaded file. */
export const uploadImport = uploadMapping.extend({
  upload: z.int().positive().max(2_147_483_647),
  /** Up to which day the programme's data are whole from now on; as they were where it is not said. */
  asOf: z.string().refine(isDayText).optional(),
  /** Take the good rows however many are refused. */
  acceptRejects: z.boolean().default(false),
});

/** Why a mapping cannot be followed on a file with this header, or null. */
export function mappingProblem({ feed, columns }: UploadMapping, header: readonly string[]): Refusal | null {
  const known = givenColumns(feed);
  const foreign = Object.keys(columns).filter((column) => !(column in known));
  if (foreign.length > 0) return new Refusal("foreign-columns", { feed, columns: foreign });
  const missing = Object.keys(known).filter((column) => known[column]?.required && !columns[column]);
  if (missing.length > 0) return new Refusal("unchosen-columns", { columns: missing });
  const absent = Object.values(columns).flatMap((column) => (column && !header.includes(column) ? [column] : []));
  return absent.length > 0 ? new Refusal("absent-columns", { columns: absent }) : null;
}
