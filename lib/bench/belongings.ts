/**
 * What a run makes that must not outlive it. Ended once, the last made first, whoever asks (the end, an error, Ctrl-C);
 * one that cannot be ended does not keep the others.
 */
export class Belongings {
  private readonly enders: (() => Promise<unknown>)[] = [];
  private ending: Promise<void> | null = null;

  /** To be called before the thing is made, so that half a thing goes too. Throws once the end has begun. */
  add(end: () => Promise<unknown>): void {
    if (this.ending) throw new Error("interrupted");
    this.enders.push(end);
  }

  end(): Promise<void> {
    this.ending ??= this.endAll();
    return this.ending;
  }

  private async endAll(): Promise<void> {
    for (let end = this.enders.pop(); end; end = this.enders.pop())
      await end().catch((error) => console.error(error instanceof Error ? error.message : error));
  }
}
