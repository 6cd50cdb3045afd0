"use client";

import { createContext, type ReactNode, useContext } from "react";

const Context = createContext<string[]>([]);

interface ChartScopeProps {
  /** Already worded: the programme, the period, each filter. */
  words: string[];
  children: ReactNode;
}

/** Whose figures the charts below show: said in what leaves the page. */
export const ChartScope = ({ words, children }: ChartScopeProps) => <Context value={words}>{children}</Context>;

export const useChartScope = (): string[] => useContext(Context);
