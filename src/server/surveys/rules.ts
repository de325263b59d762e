import type { Survey } from '../../shared/wire/ratings.ts'
import { readyReasons } from './texts.ts'

/** How a shop asks that has not said how: not at all, until somebody switches it on. */
export const usualSurvey: Survey = { on: false, look: 'stars', after: 'person', pauseDays: 1, lowUpTo: 2, reasons: [...readyReasons] }

/** Whether the customer of a closed conversation is to be asked. `attended`: a person had it. */
export const asks = ({ on, after }: Survey, attended: boolean): boolean => on && (after === 'any' || attended)

export const isLow = ({ lowUpTo }: Survey, score: number): boolean => score <= lowUpTo
