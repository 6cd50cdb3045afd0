/** Lets `atOnce` of the works it is given run at one time and `waiting` more wait; throws what `busy` makes for others. */
export function takeTurns(
  atOnce: number,
  waiting: number,
  busy: () => Error,
): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running < atOnce) running++;
    else if (queue.length < waiting) await new Promise<void>((go) => queue.push(go));
    else throw busy();
    try {
      return await work();
    } finally {
      // Whoever waited longest takes this place.
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}
