/**
 * Several jobs side by side in one thread: each gets a short slice in turn. A job that changes the graph runs alone, so that no
 * other sees half of its changes; jobs start in the order in which they came.
 * It may not know what a job does.
 */

export interface Job {
  /** Runs alone. */
  readonly exclusive: boolean;
  /** Works for about one slice; true when the job is over. It must not throw. */
  step(): boolean;
  /** Asked while the job waits its turn: true when it was told to stop and has said so. */
  endedWaiting(): boolean;
}

export class Schedule {
  private waiting: Job[] = [];
  private active: Job[] = [];
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
    this.waiting = this.waiting.filter((job) => !job.endedWaiting());
    this.admit();
    this.active = this.active.filter((job) => !job.step());
    this.admit();
    this.running = this.active.length > 0;
    if (this.running) this.defer(this.turn);
  };

  private admit(): void {
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const alone = next.exclusive || this.active.some((job) => job.exclusive);
      if (alone && this.active.length > 0) return;
      this.waiting.shift();
      this.active.push(next);
    }
  }
}
