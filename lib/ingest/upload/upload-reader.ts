import type { FeedName } from "../feeds";
import { Invalid } from "../parse-value";
import type { FeedRows, SourceReader } from "../source-reader";
import type { UploadMapping } from "./mapping";
import type { UploadedRow, UploadedTable } from "./uploaded-table";

/** What a row with more cells than the header is refused for: a mark in a value shifted what follows. */
const tooManyCells = Invalid.because("shifted");

/** Reads an uploaded file as the one feed of its mapping, values as they are written in it. */
export const uploadReader = (table: UploadedTable, mapping: UploadMapping): SourceReader => ({
  open: async (_: FeedName) => feedRows(table, mapping),
  fileName: (path) => path,
  close: async () => {},
});

function feedRows(table: UploadedTable, { columns, days, decimals }: UploadMapping): FeedRows {
  const chosen = Object.entries(columns).map(([column, name]) => ({ column, place: table.header.indexOf(name ?? "") }));
  const width = table.header.length;
  const isShifted = ({ cells }: UploadedRow) => cells.slice(width).some((cell) => cell.trim() !== "");
  return {
    columns: [...chosen.map(({ column }) => column), "_line"],
    formats: { days, decimals },
    chunks: async function* () {
      for await (const rows of table.rows()) {
        const shifted = rows.map(isShifted);
        yield [
          ...chosen.map(({ place }, nth) =>
            rows.map(({ cells }, index) => (nth === 0 && shifted[index] ? tooManyCells : (cells[place] ?? null))),
          ),
          rows.map(({ line }) => line),
        ];
      }
    },
  };
}
