import "server-only";
import { EVIDENCE_METHOD, type Evidence, type Finding } from "@/lib/evidence/evidence";
import { SIDE } from "@/lib/evidence/evidence-account";
import { answerOf, detailOf, type NoEvidence, type Range, returnOf, totalOf } from "@/lib/evidence/evidence-answer";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { addMonths, lastOfMonth } from "@/lib/periods/calendar";
import type { Period } from "@/lib/periods/period";
import { checkComparison, checkIndicator, checkPeriod, checkWhole, type IndicatorRequest } from "./check-request";
import type { Reader } from "./open-reader";
import { RequestError } from "./request-error";

/**
 * What was weighed of the data that the transaction reads: one row, whatever period is asked, since it is of all that is
 * known; the answer's period is the months it stands on. Where it is not weighed yet, nothing older stands in for it.
 */
export async function queryEvidence(reader: Reader, request: IndicatorRequest): Promise<IndicatorAnswer> {
  const indicator = checkIndicator(reader, request.indicator);
  checkWhole("evidence is", request);
  if ((request.definition ?? "standard") !== "standard") throw new RequestError("unknown definition", ["standard"]);
  checkComparison(request.compare);
  const asked = checkPeriod(request.period, reader.clock);
  const evidence = await readEvidence(reader);
  const finding = evidence?.finding ?? null;
  const period = finding ? monthsOf(finding) : asked;
  const isReturn = indicator.id === "roi";
  const without = evidence && finding && isReturn ? whyNoReturn(evidence, finding) : null;
  const found = finding && !without ? (isReturn ? returnOf(finding) : totalOf(finding)) : null;
  return {
    indicator: indicator.id,
    unit: indicator.unit,
    asOf: reader.clock.asOf,
    definition: "standard",
    period,
    comparedTo: null,
    rows: [{ period: period.label, key: {}, ...rowOf(found, isReturn && found ? finding : null), partial: false }],
    evidence: {
      ...answerOf(evidence),
      ...(without ? { reason: without } : {}),
      ...(finding && !isReturn ? { detail: detailOf(finding) } : {}),
    },
  };
}

async function readEvidence({ tx, programme }: Reader): Promise<Evidence | null> {
  const [row] = await tx<{ found: Evidence }[]>`
    select found from evidence
    where programme_id = ${programme.id} and data_version = ${programme.dataVersion} and method = ${EVIDENCE_METHOD}`;
  return row?.found ?? null;
}

/** From the 12 months before the first joined to the 12 after the last. */
function monthsOf({ joinedFrom, joinedTo }: Finding): Period {
  const [from, last] = [addMonths(joinedFrom, -SIDE), addMonths(joinedTo, SIDE)];
  return { label: `${from.slice(0, 7)}..${last.slice(0, 7)}`, from, to: lastOfMonth(last), partial: false };
}

const whyNoReturn = ({ basis }: Evidence, { costCents }: Finding): NoEvidence | null =>
  basis === "revenue" ? "no-margin" : costCents <= 0 ? "no-cost" : null;

/** A return's numerator and denominator are the margin left and the cost. */
function rowOf(found: Range | null, ofReturn: Finding | null) {
  const numerator = ofReturn ? totalOf(ofReturn).value - ofReturn.costCents : (found?.value ?? null);
  return {
    value: found?.value ?? null,
    low: found?.low ?? null,
    high: found?.high ?? null,
    numerator,
    denominator: ofReturn?.costCents ?? null,
  };
}
