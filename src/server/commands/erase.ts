import { erasePerson } from '../foundation/personal/erase.ts'
import { withDatabase } from './operate/with-database.ts'

await withDatabase('npm run erase -- CUSTOMER-ID', async ({ address, configuration, argument }) => {
  const report = await erasePerson(address, { customerId: argument, dataDir: configuration.DATA_DIR, now: new Date() })
  const text = JSON.stringify(report, null, 2)
  return { 'zh-CN': text, en: text }
})
