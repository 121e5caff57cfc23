/** Thrown when too many callers wait already. */
export class Overcrowded extends Error {}

/** Lets a limited number of calls through at once; the others wait in line, and a line that is too long is refused. */
export class Turnstile {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly insideMax: number,
    private readonly lineMax: number,
  ) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.inside < this.insideMax) {
      this.inside += 1;
      return;
    }
    if (this.line.length >= this.lineMax) throw new Overcrowded('too many callers in line');
    await new Promise<void>((resolve) => this.line.push(resolve));
  }

  private leave(): void {
    const next = this.line.shift();
    if (next) next();
    else this.inside -= 1;
  }
}
