import { capital } from '../../kit/format.ts'
import { reasonIn } from '../../shared/findings.ts'
import type { Language } from '../../shared/language.ts'
import type { Say, TextKey } from '../texts/text.ts'

/** A complaint that was made up for has its kind after this for a reason. */
const COMPLAINT = 'complaint '
const complaintReason = (reason: string, say: Say): string | null =>
  reason.startsWith(COMPLAINT) ? `${say('complaints')} · ${say(`complaint.kind.${reason.slice(COMPLAINT.length)}` as TextKey)}` : null

/** Why something was asked for, as its reader would say it. */
export const reasonText = (reason: string | null, say: Say, language: Language): string | null =>
  reason && (complaintReason(reason, say) ?? capital(reasonIn(reason, language)))
