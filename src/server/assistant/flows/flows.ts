import type { Intent } from '../engine/intents.ts'
import { cancel } from './cancel.ts'
import { changeAddress } from './change-address.ts'
import { changeItem } from './change-item.ts'
import { changePayment } from './change-payment.ts'
import { compensation } from './compensation.ts'
import { damaged } from './damaged.ts'
import { exchange } from './exchange.ts'
import type { Flow } from './flow.ts'
import { lost } from './lost.ts'
import { missing } from './missing.ts'
import { priceProtection } from './price-protection.ts'
import { refund } from './refund.ts'
import { repair } from './repair.ts'
import { giveBack } from './return.ts'
import { wrong } from './wrong.ts'

export const flows: readonly Flow[] = [
  cancel,
  changeAddress,
  changeItem,
  changePayment,
  giveBack,
  refund,
  exchange,
  repair,
  missing,
  wrong,
  damaged,
  lost,
  priceProtection,
  compensation,
]

export const flowNamed = (name: string): Flow | undefined => flows.find((flow) => flow.name === name)
export const flowFor = (intent: Intent): Flow | undefined => flows.find((flow) => flow.intents.includes(intent))
