import { toCanvas } from "html-to-image";
import { handOver } from "@/components/ui/hand-over";

interface Picture {
  title: string;
  /** Under the title: whose figures, and their day. */
  source: string;
  file: string;
}

const PAD = 24;
/** Pixels of the picture for one of the page. */
const SCALE = 2;

/** Hands over an element as a picture file, in the page's theme, with a title above it. */
export async function savePicture(element: HTMLElement, { file, ...words }: Picture): Promise<void> {
  const restore = unroll(element);
  try {
    const drawn = await toCanvas(element, {
      pixelRatio: SCALE,
      skipAutoScale: true,
      fontEmbedCSS: await embedFonts(),
      filter: (node) => !(node instanceof HTMLElement && isForPageOnly(node)),
    });
    handOver(await toBlob(frame(drawn, words)), file);
  } finally {
    restore();
  }
}

/** What is only for a pointer or a screen reader is no part of the picture. */
const isForPageOnly = ({ dataset, classList }: HTMLElement): boolean =>
  dataset.tools !== undefined || classList.contains("sr-only") || classList.contains("no-print");

/** Widens an element to what scrolls inside it, so that nothing is cut. Returns what undoes it. */
function unroll(element: HTMLElement): () => void {
  const scrolling = [...element.querySelectorAll("*")].filter((inner) =>
    ["auto", "scroll"].includes(getComputedStyle(inner).overflowX),
  );
  const wider = Math.max(0, ...scrolling.map((inner) => inner.scrollWidth - inner.clientWidth));
  const before = element.style.width;
  if (wider > 0) element.style.width = `${element.offsetWidth + wider}px`;
  return () => {
    element.style.width = before;
  };
}

/** The page's font files that are in use, inside a style sheet: a picture loads nothing. */
async function embedFonts(): Promise<string> {
  const used = new Set(
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ unicodeRange }) => unicodeRange),
  );
  const faces = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, base: sheet.href ?? document.baseURI })))
    .filter(({ rule }) => rule instanceof CSSFontFaceRule && used.has(rule.style.getPropertyValue("unicode-range")));
  const embedded = await Promise.all(
    faces.map(async ({ rule, base }) => {
      const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.cssText)?.[1];
      if (!address) return "";
      const font = await (await fetch(new URL(address, base))).blob();
      return rule.cssText.replace(address, await toDataUrl(font));
    }),
  );
  return embedded.join("\n");
}

const toDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

interface Line {
  text: string;
  font: string;
  height: number;
  color: string;
}

/** The drawing on the page's ground, under its title and its source. */
function frame(drawn: HTMLCanvasElement, { title, source }: Omit<Picture, "file">): HTMLCanvasElement {
  const { color, fontFamily } = getComputedStyle(document.documentElement);
  const canvas = document.createElement("canvas");
  canvas.width = drawn.width + 2 * PAD * SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no drawing here");
  const line = (font: string, height: number) => (text: string) => ({ text, font, height, color });
  const room = drawn.width / SCALE;
  const lines: Line[] = [
    ...wrap(context, title, `600 16px ${fontFamily}`, room).map(line(`600 16px ${fontFamily}`, 22)),
    ...wrap(context, source, `400 12px ${fontFamily}`, room).map(line(`400 12px ${fontFamily}`, 16)),
  ];
  const head = lines.reduce((sum, { height }) => sum + height, PAD);
  // Setting the height clears the canvas and its settings.
  canvas.height = drawn.height + (head + PAD) * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  let y = PAD;
  for (const { text, font, height, color: ink } of lines) {
    context.font = font;
    context.fillStyle = ink;
    context.fillText(text, PAD, y + height - 6);
    y += height;
  }
  context.drawImage(drawn, PAD, head, drawn.width / SCALE, drawn.height / SCALE);
  return canvas;
}

/** Words in lines that fit. */
function wrap(context: CanvasRenderingContext2D, text: string, font: string, room: number): string[] {
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = [lines.at(-1), word].filter(Boolean).join(" ");
    if (lines.length > 0 && context.measureText(longer).width <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const toBlob = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
