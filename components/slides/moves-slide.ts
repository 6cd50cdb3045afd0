import { layOutMoves, listMoves, writeMoveShare } from "@/components/indicators/list-moves";
import { heatStep } from "@/components/ui/heat-step";
import type { Slide } from "@/lib/export/slides";
import { NO_VALUE } from "@/lib/format/numbers";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { hiddenNote, nameOf, notes, type SlideWords } from "./slide-words";

/** From the tier at the period's start to the one at its end, as a matrix. */
export function movesSlide(words: SlideWords, answer: IndicatorAnswer): Slide | null {
  const { t, format, data } = words;
  const listed = listMoves(answer);
  if (listed.moves.length === 0) return null;
  const tiers = ["none", ...data.programme.tiers.map(({ code }) => code)].filter((code) => listed.codes.includes(code));
  const { totals, columns, rows } = layOutMoves(listed, tiers.reverse());
  const count = (value: number) => format.value("count", value);
  const name = (code: string, side: "entered" | "left") =>
    code === "outside"
      ? t(`parts.tier-migration.${side}`)
      : code === "none"
        ? t("tiers.noTier")
        : nameOf(words, "tier", code);
  return {
    sentence: t("migration.summary", {
      kept: count(totals.kept),
      up: count(totals.up),
      down: count(totals.down),
      entered: count(totals.entered),
      left: count(totals.left),
    }),
    measured: notes(
      t("migration.matrix"),
      t("migration.ofRow"),
      hiddenNote(words, [...new Set(listed.veiled.map(({ from }) => name(from, "entered")))]),
    ),
    chart: {
      look: "table",
      corner: t("migration.before"),
      columns: columns.map((code) => name(code, "left")),
      rows: rows.map(({ from, cells }) => ({
        label: name(from, "entered"),
        cells: cells.map((cell) => {
          if (!cell) return null;
          if (cell.count === null) return { text: NO_VALUE, step: null };
          if (cell.share === null) return { text: count(cell.count), step: null };
          return {
            text: count(cell.count),
            note: writeMoveShare(format, cell.share),
            step: heatStep(cell.share, [0, 1]),
          };
        }),
      })),
    },
  };
}
