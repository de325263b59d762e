import type { Aftersale } from '../../shared/wire/aftersales.ts'
import type { OrderOptions } from '../../shared/wire/portal.ts'

/** A reason goes by the shop's words; the reader's are among the order's options. */
export const reasonOf = (told: OrderOptions | undefined, { kind, reason }: Aftersale): string | null =>
  told?.options.find((option) => option.kind === kind)?.reasons.find((each) => each.reason === reason)?.text ?? reason
