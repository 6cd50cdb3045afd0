import type { APIRequestContext } from "@playwright/test";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ViewData } from "@/lib/views/view-data";
import type { ViewId } from "@/lib/views/views";

/** What the API answers besides figures. */
interface Refusal {
  status: number;
  error?: string;
  allowed?: string[];
  /** The whole answer, to search for what must not be in it. */
  text: string;
}

/** The demo programme's API with one person's session. */
export interface Api {
  /** A page's data. Throws unless it is answered. */
  view: (view: ViewId, query?: string) => Promise<ViewData>;
  indicator: (indicator: IndicatorId, query?: string) => Promise<IndicatorAnswer>;
  /** Whatever is answered at a path below `/api/programmes`. */
  ask: (path: string) => Promise<Refusal>;
}

export function apiOf(request: APIRequestContext): Api {
  async function read<T>(path: string): Promise<T> {
    const response = await request.get(`/api/programmes/demo/${path}`);
    if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
    return response.json();
  }
  return {
    view: (view, query = "") => read<ViewData>(`views/${view}?${query}`),
    indicator: (indicator, query = "") => read<IndicatorAnswer>(`indicators/${indicator}?${query}`),
    ask: async (path) => {
      const response = await request.get(`/api/programmes/${path}`);
      const text = await response.text();
      const isJson = response.headers()["content-type"]?.includes("json");
      return { status: response.status(), text, ...(isJson ? JSON.parse(text) : {}) };
    },
  };
}

interface Listed {
  rows: { code: string; name: string }[];
}

/** A page of a list of accounts. */
export async function readAccounts(api: Api, query: string): Promise<Listed> {
  const { status, text } = await api.ask(`demo/accounts?${query}`);
  if (status !== 200) throw new Error(`${query} answered ${status}: ${text}`);
  return JSON.parse(text);
}

/** The codes of an answer by rep, in code order. */
export const repsOf = (answer: IndicatorAnswer): string[] => answer.rows.map(({ key }) => key.rep ?? "").sort();

/** The value of an answer that is one number. */
export const numberOf = (answer: IndicatorAnswer | undefined): number => answer?.rows[0]?.value ?? Number.NaN;
