"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { FlowPicture, type FlowTone } from "@/components/charts/flow-picture";
import { HeatKey, HeatTable } from "@/components/ui/heat-table";
import { NO_VALUE } from "@/lib/format/numbers";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { useFormat } from "./format-context";
import { layOutMoves, listMoves, type Move, writeMoveShare } from "./list-moves";
import styles from "./tier-migration-block.module.css";
import { useNotes } from "./use-notes";
import { useSplitGroups } from "./use-split-groups";

const HEIGHT = 320;

interface TierMigrationBlockProps extends BlockWords {
  /** `tier-migration`, its definition `matrix`. */
  answer: IndicatorAnswer;
}

/** From the tier at the period's start to the one at its end: the flows, and the same as a matrix. */
export function TierMigrationBlock({ answer, csvHref, ...words }: TierMigrationBlockProps) {
  const t = useTranslations();
  const { format } = useFormat();
  const notes = useNotes();
  const listed = listMoves(answer);
  const tiers = useSplitGroups()("tier", listed.codes).reverse();
  const { moves, totals, columns, rows } = layOutMoves(
    listed,
    tiers.map(({ code }) => code),
  );
  const outside = { before: t("parts.tier-migration.entered"), after: t("parts.tier-migration.left") };
  const groups = [
    ...tiers.map(({ code, name, color }) => ({ key: code, before: name, after: name, color })),
    { key: "outside", ...outside, color: "var(--past)" },
  ];
  const nameOf = (code: string, side: "before" | "after") => groups.find(({ key }) => key === code)?.[side] ?? code;
  const count = (value: number) => format.value("count", value);
  const total = (tone: FlowTone) => count(totals[tone]);
  const summary = t("migration.summary", {
    kept: total("kept"),
    up: total("up"),
    down: total("down"),
    entered: total("entered"),
    left: total("left"),
  });
  const name = t("indicators.tier-migration.name");
  const flow = ({ from, to, count: of }: Move) =>
    t("migration.flow", { from: nameOf(from, "before"), to: nameOf(to, "after"), count: count(of) });
  const note = notes.hidden([...new Set(listed.veiled.map(({ from }) => nameOf(from, "before")))]);
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={words.subtitle ?? t("migration.subtitle")}
      empty={moves.length === 0 ? HEIGHT : false}
    >
      <div className={styles.place}>
        <div className={styles.pair}>
          <div className={styles.picture}>
            <ChartFrame
              name={name}
              asOf={answer.asOf}
              summary={summary}
              height={HEIGHT}
              table={{
                columns: [
                  { label: t("migration.before") },
                  { label: t("migration.after") },
                  { label: t("migration.members"), figures: true },
                ],
                rows: moves.map((move) => ({
                  key: `${move.from}/${move.to}`,
                  cells: [nameOf(move.from, "before"), nameOf(move.to, "after"), count(move.count)],
                })),
              }}
              note={
                <>
                  <ToneKeys
                    words={[
                      ["up", t("migration.up", { count: total("up") })],
                      ["down", t("migration.down", { count: total("down") })],
                      ["kept", t("migration.kept", { count: total("kept") })],
                    ]}
                  />
                  {note}
                </>
              }
            >
              {(width) => (
                <FlowPicture
                  groups={groups}
                  flows={moves}
                  words={{ name, before: t("migration.before"), after: t("migration.after"), count, flow }}
                  width={width}
                  height={HEIGHT}
                />
              )}
            </ChartFrame>
          </div>
          <ChartFrame
            name={t("migration.matrix")}
            asOf={answer.asOf}
            summary={summary}
            table={null}
            csvHref={csvHref}
            note={
              <>
                <span>{t("migration.key")}</span>
                <HeatKey low={format.value("percent", 0, "whole", 0)} high={format.value("percent", 1, "whole", 0)} />
              </>
            }
          >
            <HeatTable
              caption={t("migration.matrix")}
              corner={t("migration.before")}
              columnsLabel={t("migration.after")}
              columns={columns.map((key) => ({ key, label: nameOf(key, "after") }))}
              scale={[0, 1]}
              rows={rows.map(({ from, cells }) => ({
                key: from,
                label: nameOf(from, "before"),
                cells: cells.map((cell) => {
                  if (!cell) return null;
                  const { to, count: of, share } = cell;
                  if (of === null) return { key: to, value: null, text: NO_VALUE, title: t("figure.hidden") };
                  return {
                    key: to,
                    value: share,
                    text: count(of),
                    note: share === null ? undefined : writeMoveShare(format, share),
                    marked: share !== null && from === to,
                    title: flow({ from, to, count: of }),
                  };
                }),
              }))}
            />
          </ChartFrame>
        </div>
      </div>
    </AnswerBlock>
  );
}

/** The colours of ribbons, each with its words and its sum. */
function ToneKeys({ words }: { words: [tone: "up" | "down" | "kept", text: string][] }) {
  return words.map(([tone, text]) => (
    <span key={tone} className={styles.tone} data-tone={tone}>
      {text}
    </span>
  ));
}
