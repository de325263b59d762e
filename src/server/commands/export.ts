import { resolve } from 'node:path'
import type { Text } from '../../shared/language.ts'
import { exportMerchant } from '../foundation/backup/export.ts'
import { withDatabase } from './operate/with-database.ts'

const told = (name: string, folder: string, nouns: number, rows: number): Text => ({
  'zh-CN': `已把 ${name} 的数据导出到 ${folder}：${nouns} 类，${rows} 行`,
  en: `exported ${name} to ${folder}: ${nouns} nouns, ${rows} rows`,
})

await withDatabase('npm run export -- DIR [--merchant ID|NAME]', async ({ address, argument, merchant }) => {
  const folder = resolve(argument)
  const done = await exportMerchant(address, folder, merchant)
  const counts = Object.values(done.rows)
  return told(
    done.merchant.name,
    folder,
    counts.length,
    counts.reduce((sum, count) => sum + count, 0),
  )
})
