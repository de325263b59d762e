import type { StaffId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Presence } from '../../shared/wire/people.ts'
import type { Routing } from '../../shared/wire/routing.ts'

/** How it is for a shop that has set nothing: people take conversations themselves and keep them. */
export const usualRouting: Routing = { automatic: false, takeBackMinutes: null, widenSeconds: 60, skills: [] }

/** Somebody who is online for the shop. */
export interface Candidate {
  id: StaffId
  cap: number
  attending: number
  skills: readonly string[]
  /** None = every language. */
  languages: readonly Language[]
}

/** A customer who waits for a person. */
export interface Waiting {
  channel: string
  language: Language
  waitedMs: number
  /** What the customer wrote lately. */
  said: string
  /** From whom it was taken back while this customer waited. */
  takenFrom: readonly StaffId[]
}

/** The skills a conversation needs: all of those whose words or channels it shows. */
export function needed(skills: Routing['skills'], { channel, said }: Pick<Waiting, 'channel' | 'said'>): string[] {
  const text = said.toLowerCase()
  return skills
    .filter(({ words, channels }) => channels.includes(channel) || words.some((word) => text.includes(word.toLowerCase())))
    .map(({ name }) => name)
}

/**
 * Who is given a conversation; null = nobody yet. Only who is below their cap. Who speaks the language and has every skill comes first, after the
 * shop's patience anybody who is free, those who speak the language before others. Among equals the least busy; `candidates` stand in the order in
 * which they were last given one, and that decides the rest.
 */
export function chooseStaff(
  waiting: Waiting,
  candidates: readonly Candidate[],
  { skills, widenSeconds }: Pick<Routing, 'skills' | 'widenSeconds'>,
): StaffId | null {
  const free = candidates.filter(({ id, cap, attending }) => attending < cap && !waiting.takenFrom.includes(id))
  const needs = needed(skills, waiting)
  const speaks = ({ languages }: Candidate) => !languages.length || languages.includes(waiting.language)
  const can = (one: Candidate) => needs.every((name) => one.skills.includes(name))
  const fitting = free.filter((one) => speaks(one) && can(one))
  if (fitting.length) return leastBusy(fitting)
  if (waiting.waitedMs < widenSeconds * 1000) return null
  const speaking = free.filter(speaks)
  return leastBusy(speaking.length ? speaking : free)
}

const leastBusy = (all: readonly Candidate[]): StaffId | null => all.toSorted((a, b) => a.attending - b.attending)[0]?.id ?? null

/** A part of somebody's day. */
export interface PresenceSpan {
  presence: Presence
  from: Date
  to: Date
}
/** What the changes between two moments say about the time between them; `before` is what held when it began. */
export function spansOf(
  before: Presence,
  changes: readonly { at: Date; presence: Presence }[],
  { from, to }: { from: Date; to: Date },
): PresenceSpan[] {
  const marks = [{ at: from, presence: before }, ...changes, { at: to, presence: before }]
  return marks
    .slice(0, -1)
    .map(({ presence, at }, i) => ({ presence, from: at, to: marks[i + 1]!.at }))
    .filter((span) => span.to > span.from)
}
