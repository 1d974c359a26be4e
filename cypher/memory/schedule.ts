/**
 * Several jobs side by side in one thread: each gets a short slice in turn. A job that changes the graph runs alone, so that no
 * other sees half of its changes; jobs start in the order in which they came. A job that cannot pause in the middle of a step
 * calls `relieve`, and the others get their slices there and then, on top of it.
 * It may not know what a job does.
 */

export interface Job {
  /** Runs alone. */
  readonly exclusive: boolean;
  /**
   * Works for about one slice; true when the job is over. It must not throw. `within` another's step it must come back soon, if
   * need be by starting again later.
   */
  step(within: boolean): boolean;
  /** It cannot work within another's step. */
  readonly aloneOnly: boolean;
  /** Asked while the job waits for its turn: true when it was told to stop and has said so. */
  endedWaiting(): boolean;
}

export class Schedule {
  private waiting: Job[] = [];
  private active: Job[] = [];
  /** The job whose step is being done. */
  private current: Job | null = null;
  private relieving = false;
  private running = false;
  private readonly defer: (turn: () => void) => void;

  /** `defer` calls back after the thread has read its mail. */
  constructor(defer: (turn: () => void) => void) {
    this.defer = defer;
  }

  add(job: Job): void {
    this.waiting.push(job);
    if (this.running) return;
    this.running = true;
    this.defer(this.turn);
  }

  private readonly turn = (): void => {
    this.round(false);
    this.running = this.active.length > 0;
    if (this.running) this.defer(this.turn);
  };

  /** In the middle of a job's step, or of reading one: a round of the others. */
  relieve(): void {
    if (this.relieving) return;
    this.relieving = true;
    this.round(true);
    this.relieving = false;
  }

  private round(within: boolean): void {
    this.waiting = this.waiting.filter((job) => !job.endedWaiting());
    this.admit();
    const below = this.current;
    const over = new Set<Job>();
    for (const job of [...this.active]) {
      // another may have ended it within a step of this very round
      if (job === below || !this.active.includes(job)) continue;
      this.current = job;
      if (within && job.aloneOnly ? job.endedWaiting() : job.step(within)) over.add(job);
    }
    this.current = below;
    this.active = this.active.filter((job) => !over.has(job));
    this.admit();
  }

  private admit(): void {
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const alone = next.exclusive || this.active.some((job) => job.exclusive);
      if (alone && this.active.length > 0) return;
      this.waiting.shift();
      this.active.push(next);
    }
  }
}
