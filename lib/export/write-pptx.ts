import JSZip from "jszip";
import pptxgen from "pptxgenjs";
import { type Deck, type Slide, type SlideMap, type SlidePlot, type SlideTable, slideColors } from "./slides";

/** Inches of a wide slide. */
const PAGE = { width: 13.33, height: 7.5 };
const MARGIN = 0.7;
const WIDTH = PAGE.width - 2 * MARGIN;
const FONT = "Arial";
const PLACE = { x: MARGIN - 0.1, y: 1.9, w: WIDTH + 0.2, h: 4.9 };
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
  for (const one of deck.slides) {
    const { sentence, measured } = one;
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
    slide.addText(measured, {
      ...text,
      x: MARGIN,
      y: 1.42,
      w: WIDTH,
      h: 0.42,
      fontSize: 12,
      color: slideColors.ink2,
      valign: "top",
    });
    draw(slide, one, text);
    slide.addText(deck.foot, { ...foot, w: WIDTH - 0.8 });
  }
  return mend((await file.write({ outputType: "arraybuffer" })) as ArrayBuffer);
}

type TextStyle = Pick<pptxgen.TextPropsOptions, "fontFace" | "lang" | "margin" | "color">;

function draw(slide: pptxgen.Slide, { sentence, measured, chart }: Slide, text: TextStyle): void {
  const altText = `${measured}. ${sentence}`;
  if (chart.look === "table") drawTable(slide, chart, measured, text);
  else if (chart.look === "map") drawMap(slide, chart, altText, text);
  else slide.addChart(chart.look === "lines" ? "line" : "bar", dataOf(chart), { ...PLACE, altText, ...lookOf(chart) });
}

/** Null is no figure; the library would leave zero out as well. */
const asFigures = (values: (number | null)[]): number[] => values.map((value) => (value === 0 ? "0" : value) as number);

/** Bars begin at the foot of their axis: so that the first stands at the top, the last comes first. */
function dataOf({ look, labels, series }: SlidePlot): pptxgen.OptsChartData[] {
  const inOrder = <T>(list: T[]) => (look === "bars" ? [...list].reverse() : list);
  return inOrder(series).map(({ name, values }) => ({
    name,
    labels: inOrder(labels),
    values: asFigures(inOrder(values)),
  }));
}

const axis = {
  valAxisLabelFontFace: FONT,
  valAxisLabelFontSize: 11,
  valAxisLabelColor: slideColors.ink3,
  catAxisLabelFontFace: FONT,
  catAxisLabelFontSize: 11,
  catAxisLabelColor: slideColors.ink3,
} satisfies pptxgen.IChartOpts;

function lookOf({ look, series, labels, format }: SlidePlot): pptxgen.IChartOpts {
  const isAcross = look === "bars";
  return {
    ...axis,
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
    valAxisLineShow: false,
    valGridLine: isAcross ? { style: "none" } : { color: slideColors.rule, size: 0.75 },
    catGridLine: { style: "none" },
    ...(isAcross ? { valAxisHidden: true } : {}),
  };
}

/** Inches: the names of rows, and the highest and widest that a cell is drawn. */
const LABEL = 1.7;
const MOST = { row: 0.5, cell: 1.3 };

function drawTable(slide: pptxgen.Slide, { corner, columns, rows }: SlideTable, name: string, text: TextStyle): void {
  const width = Math.min(MOST.cell, (WIDTH - LABEL) / columns.length);
  const style = { fontFace: FONT, lang: text.lang, fontSize: width < 0.8 ? 10 : 12, valign: "middle" } as const;
  const rule: pptxgen.BorderProps = { type: "solid", pt: 0.75, color: slideColors.rule };
  const white: pptxgen.BorderProps = { type: "solid", pt: 1, color: "ffffff" };
  const none: pptxgen.BorderProps = { type: "none" };
  const head = (label: string, align: "left" | "right"): pptxgen.TableCell => ({
    text: label,
    options: { ...style, align, color: slideColors.ink3, border: [none, none, rule, none] },
  });
  const cellOf = (cell: SlideTable["rows"][number]["cells"][number]): pptxgen.TableCell => {
    const color = cell?.step ? slideColors.onHeat[cell.step - 1] : slideColors.ink;
    const fill = cell?.step ? { fill: { color: slideColors.heat[cell.step - 1] } } : {};
    return {
      text: [
        { text: cell?.text ?? "", options: { ...style, color, breakLine: Boolean(cell?.note) } },
        ...(cell?.note ? [{ text: cell.note, options: { ...style, color, fontSize: 9 } }] : []),
      ],
      options: { ...style, ...fill, color, align: "right", border: [white, white, white, white] },
    };
  };
  const height = Math.min(MOST.row, PLACE.h / (rows.length + 1));
  slide.addTable(
    [
      [head(corner, "left"), ...columns.map((column) => head(column, "right"))],
      ...(rows.map(({ label, cells }) => [
        { text: label, options: { ...style, color: slideColors.ink, border: [white, none, white, none] } } as const,
        ...cells.map(cellOf),
      ]) as pptxgen.TableRow[]),
    ],
    {
      x: MARGIN,
      y: PLACE.y,
      colW: [LABEL, ...columns.map(() => width)],
      rowH: height,
      margin: [0, 0.06, 0, 0.04],
      objectName: name,
    },
  );
}

/** Where the drawing stands in its place, as fractions, so that the fields' names find its corners. */
const INSIDE = { x: 0.08, y: 0.02, w: 0.9, h: 0.83 };

function drawMap(slide: pptxgen.Slide, map: SlideMap, altText: string, text: TextStyle): void {
  const { points, x, y, line, fields, format } = map;
  const only = (place: number, value: number) => points.map((_, at) => (at === place ? value : null));
  const title = { fontFace: FONT, fontSize: 11, color: slideColors.ink2 };
  slide.addChart(
    "bubble",
    [
      { name: x.name, values: asFigures(points.map((point) => point.x)) },
      // A series a point, so that each has its name.
      ...points.map((point, place) => ({
        name: point.name,
        values: asFigures(only(place, point.y)),
        sizes: asFigures(only(place, point.size)),
      })),
    ],
    {
      ...PLACE,
      ...axis,
      altText,
      chartArea: { roundedCorners: false },
      layout: INSIDE,
      chartColors: points.map(({ color }) => color),
      chartColorsOpacity: 75,
      showSerName: true,
      dataLabelPosition: "r",
      dataLabelFontFace: FONT,
      dataLabelFontSize: 11,
      dataLabelColor: slideColors.ink,
      catAxisMinVal: x.low,
      catAxisMaxVal: x.high,
      catAxisLabelPos: "low",
      catAxisLineShow: true,
      catAxisLineColor: slideColors.past,
      catGridLine: { style: "none" },
      showCatAxisTitle: true,
      catAxisTitle: x.name,
      catAxisTitleFontFace: title.fontFace,
      catAxisTitleFontSize: title.fontSize,
      catAxisTitleColor: title.color,
      valAxisMinVal: y.low,
      valAxisMaxVal: y.high,
      valAxisLabelPos: "low",
      valAxisLineShow: true,
      valAxisLineColor: slideColors.past,
      valAxisLabelFormatCode: format,
      valGridLine: { style: "none" },
      showValAxisTitle: true,
      valAxisTitle: y.name,
      valAxisTitleFontFace: title.fontFace,
      valAxisTitleFontSize: title.fontSize,
      valAxisTitleColor: title.color,
      // Its axes cross where the fields part: the one upwards there, the other at 0.
      catAxisCrossesAt: line,
    } as pptxgen.IChartOpts,
  );
  const [left, right] = [PLACE.x + INSIDE.x * PLACE.w, PLACE.x + (INSIDE.x + INSIDE.w) * PLACE.w];
  const [top, bottom] = [PLACE.y + INSIDE.y * PLACE.h, PLACE.y + (INSIDE.y + INSIDE.h) * PLACE.h];
  const corner = { ...text, w: 3.4, h: 0.25, fontSize: 11, color: slideColors.ink3 };
  for (const [name, atX, atY, align] of [
    [fields.topLeft, left + 0.08, top, "left"],
    [fields.topRight, right - corner.w, top, "right"],
    [fields.bottomLeft, left + 0.08, bottom - corner.h, "left"],
    [fields.bottomRight, right - corner.w, bottom - corner.h, "right"],
  ] as const)
    slide.addText(name, { ...corner, x: atX, y: atY, align });
}

/** How large the largest bubble is, in percent of what office programs draw by themselves. */
const BUBBLES = 25;

/**
 * What the library has no word for. What is not known is no point: it writes one without a number, in the chart and in its
 * figures, and no number on a slide. Bubbles have a size; numbers of a map's axis across are written as we say, and it has nothing of an axis of names.
 */
async function mend(file: ArrayBuffer | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const zip = await JSZip.loadAsync(file);
  for (const entry of Object.values(zip.files)) {
    if (/^ppt\/charts\/chart\d+\.xml$/.test(entry.name)) {
      const xml = await entry.async("string");
      zip.file(
        entry.name,
        xml
          .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, "")
          .replace(/(?=<c:axId[^>]*\/><c:axId[^>]*\/><\/c:bubbleChart>)/, `<c:bubbleScale val="${BUBBLES}"/>`)
          .replace(/(?:\s*<c:(?:auto|lblAlgn|noMultiLvlLbl) [^>]*\/>)+(?=<\/c:valAx>)/g, "")
          .replaceAll('sourceLinked="1"', 'sourceLinked="0"'),
      );
    } else if (/^ppt\/slides\/slide\d+\.xml$/.test(entry.name)) {
      const number = entry.name.replace(/\D/g, "");
      zip.file(entry.name, (await entry.async("string")).replace("<a:t>null</a:t>", `<a:t>${number}</a:t>`));
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
