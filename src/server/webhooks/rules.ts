/** Seconds after the event, then after each attempt that failed: about a day in all. */
const WAITS = [0, 3, 30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200] as const

/** How long to wait before attempt `n` (the first is 1); null when it has been tried often enough. */
export const waitBefore = (attempt: number): number | null => WAITS[attempt - 1] ?? null

/** For how long the secret before the newest one signs too. */
export const PREVIOUS_HOLDS_MS = 86_400_000

/** The same for every attempt and every replay: by it a receiver knows what it has seen. */
export const messageId = (eventId: string): string => `msg_${eventId}`

/** 2xx and nothing else; a redirect is a wrong address. */
export const isTaken = (status: number): boolean => status >= 200 && status < 300
