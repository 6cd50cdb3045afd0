import { textWidth } from "./text-width";

/** A circle in pixels, and what it is called. */
export interface Circle {
  key: string;
  x: number;
  y: number;
  r: number;
  text: string;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PlacedLabel {
  key: string;
  x: number;
  /** The text's baseline. */
  y: number;
  anchor: "start" | "middle" | "end";
}

const HEIGHT = 14;
const GAP = 5;

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether a circle reaches into a box: its middle is nearer to it than its radius. */
const reaches = ({ x, y, r }: Circle, box: Box): boolean =>
  Math.hypot(x - Math.max(box.left, Math.min(x, box.right)), y - Math.max(box.top, Math.min(y, box.bottom))) < r;

/** Of the places on nothing that is taken, that which the fewest circles reach into, of equal ones the first; else none. */
export function freePlace<Place extends { box: Box }>(places: Place[], circles: Circle[], taken: Box[]): Place | null {
  const crowdIn = ({ box }: Place) => circles.filter((circle) => reaches(circle, box)).length;
  const free = places.filter(({ box }) => taken.every((other) => !overlaps(other, box)));
  return free.reduce<Place | null>((best, place) => (best && crowdIn(best) <= crowdIn(place) ? best : place), null);
}

/** Places of a label about its circle: right, left, above, below, then under and over to one side. */
function placesOf({ key, x, y, r, text }: Circle): { label: PlacedLabel; box: Box }[] {
  const width = textWidth(text);
  const place = (anchor: PlacedLabel["anchor"], at: number, middle: number) => {
    const left = anchor === "start" ? at : anchor === "end" ? at - width : at - width / 2;
    return {
      label: { key, x: at, y: middle + 4, anchor },
      box: { left, right: left + width, top: middle - HEIGHT / 2, bottom: middle + HEIGHT / 2 },
    };
  };
  return [
    place("start", x + r + GAP, y),
    place("end", x - r - GAP, y),
    place("middle", x, y - r - GAP - HEIGHT / 2),
    place("middle", x, y + r + GAP + HEIGHT / 2),
    place("start", x - r / 2, y + r + GAP + HEIGHT / 2),
    place("start", x - r / 2, y - r - GAP - HEIGHT / 2),
    place("end", x + r / 2, y + r + GAP + HEIGHT / 2),
    place("end", x + r / 2, y - r - GAP - HEIGHT / 2),
  ];
}

/**
 * Labels for the largest circles, `most` of them: each where it hides no circle and no other label, inside the box; one
 * that has no such place is left out.
 */
export function placeBubbleLabels(circles: Circle[], box: Box, most: number, taken: Box[] = []): PlacedLabel[] {
  const bySize = [...circles].sort((a, b) => b.r - a.r);
  const labels: { label: PlacedLabel; box: Box }[] = [];
  for (const circle of bySize.slice(0, most)) {
    const free = placesOf(circle).find(
      ({ box: at }) =>
        at.left >= box.left &&
        at.right <= box.right &&
        at.top >= box.top &&
        at.bottom <= box.bottom &&
        taken.every((other) => !overlaps(at, other)) &&
        labels.every((other) => !overlaps(at, other.box)) &&
        circles.every((other) => other === circle || !reaches(other, at)),
    );
    if (free) labels.push(free);
  }
  return labels.map(({ label }) => label);
}
