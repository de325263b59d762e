/** The time as Shopbell sees it. Product times always come from here, never from the database's or the machine's own clock, so that tests can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands until it is moved. */
export class ManualClock implements Clock {
  #at: number
  constructor(at: Date | string = '2026-11-01T08:00:00Z') {
    this.#at = new Date(at).getTime()
  }
  now(): Date {
    return new Date(this.#at)
  }
  advance(milliseconds: number): void {
    this.#at += milliseconds
  }
}
