import {
  BadgePercent,
  CircleDollarSign,
  CreditCard,
  Gift,
  type LucideIcon,
  MapPinned,
  PackageCheck,
  RefreshCcw,
  Repeat,
  RotateCcw,
  Wrench,
  XCircle,
} from 'lucide-react'
import type { Tone } from '../../kit/Badge.tsx'
import type { CaseStatus } from '../../shared/wire/aftersales.ts'
import type { AskKind } from '../../shared/wire/policy.ts'

export const kindIcons: Readonly<Record<AskKind, LucideIcon>> = {
  cancel: XCircle,
  changeAddress: MapPinned,
  changePayment: CreditCard,
  changeItems: RefreshCcw,
  refundOnly: CircleDollarSign,
  returnAndRefund: RotateCcw,
  exchange: Repeat,
  repair: Wrench,
  reissue: PackageCheck,
  priceProtection: BadgePercent,
  compensation: Gift,
}

/** Amber where the customer has something to do, red where something went wrong. */
export const caseTones: Readonly<Record<CaseStatus, Tone>> = {
  review: 'accent',
  approved: 'accent',
  refused: 'plain',
  withdrawn: 'plain',
  awaitingReturn: 'signal',
  returning: 'accent',
  received: 'accent',
  inspected: 'accent',
  rejected: 'accent',
  diagnosed: 'accent',
  quoted: 'signal',
  repairing: 'accent',
  sending: 'accent',
  acting: 'accent',
  unknown: 'accent',
  failed: 'danger',
  done: 'success',
}
