import type { House } from '../../foundation/house.ts'
import { allowedRanges } from '../../foundation/outbound-addresses.ts'
import type { ModelSettings } from '../store/model.ts'
import type { Endpoint } from './openai.ts'

/** A key is sealed for one merchant's model: sealed for another it does not open. */
export const aboutModelKey = (merchantId: string) => `model key of ${merchantId}`
export const allowedIn = (house: House) => allowedRanges(house.configuration.OUTBOUND_ALLOW)

/** Where a merchant's server is and what opens it, for one of its models. */
export const endpointOf = (
  house: House,
  merchantId: string,
  { baseUrl, sealedKey }: Pick<ModelSettings, 'baseUrl' | 'sealedKey'>,
  model: string,
): Endpoint => ({ baseUrl, model, key: sealedKey && house.sealing.open(sealedKey, aboutModelKey(merchantId)), allowed: allowedIn(house) })
