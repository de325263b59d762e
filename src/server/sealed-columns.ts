import { aboutModelKey } from './assistant/model/endpoint.ts'
import { aboutPlatformSecret } from './commerce/inbound.ts'
import { aboutLinkKey } from './foundation/keys/link-keys.ts'
import type { SealedColumn } from './foundation/keys/reseal.ts'
import { factorOf } from './people/actions/account.ts'
import { isOpenSecret, widgetSecretOf } from './people/widget-secret.ts'
import { secretOf } from './webhooks/actions.ts'

const merchantAnd =
  (of: (merchantId: string, id: string) => string) =>
  ([merchantId, id]: readonly string[]) =>
    of(merchantId!, id!)
const webhook = { table: 'webhooks', key: ['merchant_id', 'id'], about: merchantAnd(secretOf) }
const platform = { table: 'platform_secrets', key: ['merchant_id', 'shop_id'], about: merchantAnd(aboutPlatformSecret) }

/** Every column with something sealed in it; a test compares them with the catalogue. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'second_factors', column: 'secret_sealed', key: ['merchant_id', 'staff_id'], about: merchantAnd(factorOf) },
  { table: 'shops', column: 'widget_secret', key: ['merchant_id', 'id'], about: merchantAnd(widgetSecretOf), isOpen: isOpenSecret },
  { ...webhook, column: 'secret_sealed' },
  { ...webhook, column: 'previous_sealed' },
  { ...platform, column: 'secret_sealed' },
  { ...platform, column: 'previous_sealed' },
  { table: 'model_settings', column: 'sealed_key', key: ['merchant_id'], about: ([merchantId]) => aboutModelKey(merchantId!) },
  { table: 'link_keys', column: 'sealed', key: ['id'], about: ([id]) => aboutLinkKey(id!) },
]
