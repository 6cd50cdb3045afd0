import JSZip from "jszip";
import pptxgen from "pptxgenjs";
import { type Deck, type SlideChart, slideColors } from "./slides";

/** Inches of a wide slide. */
const PAGE = { width: 13.33, height: 7.5 };
const MARGIN = 0.7;
const WIDTH = PAGE.width - 2 * MARGIN;
const FONT = "Arial";
/** More columns than these have no room for their figures. */
const MOST_LABELLED = 13;

/** A deck as a PPTX, its charts native: whoever opens it may change them. */
export async function writePptx(deck: Deck): Promise<Uint8Array<ArrayBuffer>> {
  const file = new pptxgen();
  file.layout = "LAYOUT_WIDE";
  file.title = deck.title;
  file.company = "Pilotage";
  file.theme = { headFontFace: FONT, bodyFontFace: FONT };
  const text = { fontFace: FONT, lang: deck.language, margin: 0, color: slideColors.ink } as const;
  const foot = { ...text, x: MARGIN, y: PAGE.height - 0.55, h: 0.25, fontSize: 9, color: slideColors.ink3 };
  const number = { ...foot, x: PAGE.width - MARGIN - 0.6, w: 0.6, align: "right" } as const;
  const open = () => {
    const slide = file.addSlide();
    slide.slideNumber = { ...number, h: "3%" };
    return slide;
  };

  const first = open();
  first.addText(deck.title, { ...text, x: MARGIN, y: 1.6, w: WIDTH, h: 0.4, fontSize: 16, color: slideColors.ink2 });
  first.addText(deck.sentence, {
    ...text,
    x: MARGIN,
    y: 2.1,
    w: WIDTH,
    h: 1.5,
    fontSize: 34,
    bold: true,
    valign: "top",
  });
  first.addText(
    deck.facts.map((fact) => ({ text: fact, options: { breakLine: true } })),
    { ...text, x: MARGIN, y: 4, w: WIDTH, h: 1.6, fontSize: 14, color: slideColors.ink2, valign: "top" },
  );
  for (const { sentence, measured, chart } of deck.slides) {
    const slide = open();
    slide.addText(sentence, {
      ...text,
      x: MARGIN,
      y: 0.5,
      w: WIDTH,
      h: 0.9,
      fontSize: 22,
      bold: true,
      valign: "top",
      fit: "shrink",
    });
    slide.addText(measured, { ...text, x: MARGIN, y: 1.45, w: WIDTH, h: 0.3, fontSize: 12, color: slideColors.ink2 });
    slide.addChart(chart.look === "lines" ? "line" : "bar", dataOf(chart), {
      x: MARGIN - 0.1,
      y: 1.9,
      w: WIDTH + 0.2,
      h: 4.9,
      altText: `${measured}. ${sentence}`,
      ...lookOf(chart),
    });
    slide.addText(deck.foot, { ...foot, w: WIDTH - 0.8 });
  }
  return withoutBlanks((await file.write({ outputType: "arraybuffer" })) as ArrayBuffer);
}

/** Bars begin at the foot of their axis: so that the first stands at the top, the last comes first. Null is no point. */
function dataOf({ look, labels, series }: SlideChart): pptxgen.OptsChartData[] {
  const inOrder = <T>(list: T[]) => (look === "bars" ? [...list].reverse() : list);
  return inOrder(series).map(({ name, values }) => ({
    name,
    labels: inOrder(labels),
    values: inOrder(values) as number[],
  }));
}

function lookOf({ look, series, labels, format }: SlideChart): pptxgen.IChartOpts {
  const font = { fontFace: FONT, color: slideColors.ink3, size: 11 };
  const isAcross = look === "bars";
  return {
    barDir: isAcross ? "bar" : "col",
    barGapWidthPct: 45,
    chartColors: (isAcross ? [...series].reverse() : series).map(({ color }) => color),
    showLegend: series.length > 1,
    legendPos: "t",
    legendFontFace: FONT,
    legendFontSize: 11,
    legendColor: slideColors.ink2,
    lineSize: 2,
    lineDataSymbol: "none",
    displayBlanksAs: "gap",
    chartArea: { roundedCorners: false },
    dataLabelFormatCode: format,
    showValue: isAcross || (look === "columns" && labels.length <= MOST_LABELLED),
    dataLabelFontFace: FONT,
    dataLabelFontSize: 10,
    dataLabelColor: slideColors.ink2,
    // What is drawn from a line begins at zero.
    ...(look !== "lines" && series.every(({ values }) => values.every((value) => (value ?? 0) >= 0))
      ? { valAxisMinVal: 0 }
      : {}),
    valAxisLabelFormatCode: format,
    valAxisLabelFontFace: font.fontFace,
    valAxisLabelFontSize: font.size,
    valAxisLabelColor: font.color,
    valAxisLineShow: false,
    valGridLine: isAcross ? { style: "none" } : { color: slideColors.rule, size: 0.75 },
    catAxisLabelFontFace: font.fontFace,
    catAxisLabelFontSize: font.size,
    catAxisLabelColor: font.color,
    catGridLine: { style: "none" },
    ...(isAcross ? { valAxisHidden: true } : {}),
  };
}

/** What is not known is no point: the library writes it as one without a number, in the chart and in its figures. */
async function withoutBlanks(file: ArrayBuffer | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const zip = await JSZip.loadAsync(file);
  for (const entry of Object.values(zip.files)) {
    if (/^ppt\/charts\/chart\d+\.xml$/.test(entry.name)) {
      const xml = await entry.async("string");
      zip.file(entry.name, xml.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, ""));
    } else if (entry.name.endsWith(".xlsx")) {
      zip.file(entry.name, await withoutEmptyCells(await entry.async("uint8array")));
    }
  }
  return (await zip.generateAsync({ type: "uint8array", compression: "DEFLATE" })) as Uint8Array<ArrayBuffer>;
}

async function withoutEmptyCells(file: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(file);
  const sheet = zip.file("xl/worksheets/sheet1.xml");
  if (!sheet) return file;
  zip.file(sheet.name, (await sheet.async("string")).replace(/<c r="[A-Z]+\d+"><v><\/v><\/c>/g, ""));
  return zip.generateAsync({ type: "uint8array" });
}
