import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { ProgrammeInfo } from "@/lib/views/view-data";
import type { IndicatorRequest } from "./check-request";
import { withReader } from "./open-reader";
import { programmeInfo } from "./programme-info";
import { answerRequest } from "./query-indicator";

/** One indicator, with what a file must say of the programme: of one moment. Throws as `queryIndicator` does. */
export const queryForFile = (
  viewer: Viewer,
  request: IndicatorRequest,
): Promise<{ answer: IndicatorAnswer; info: ProgrammeInfo }> =>
  withReader(viewer, async (reader) => ({
    answer: await answerRequest(reader, request),
    info: programmeInfo(reader),
  }));
