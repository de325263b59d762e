import { resolve } from 'node:path'
import type { Text } from '../../shared/language.ts'
import { takeBackup } from '../foundation/backup/take.ts'
import { systemClock } from '../foundation/clock.ts'
import { withDatabase } from './operate/with-database.ts'

const told = (path: string, rows: number, files: number): Text => ({
  'zh-CN': `已备份到 ${path}：${rows} 行，${files} 个文件`,
  en: `backed up to ${path}: ${rows} rows, ${files} files`,
})

await withDatabase('npm run backup -- FILE', async ({ address, configuration, argument }) => {
  const path = resolve(argument)
  const { tables, files } = await takeBackup({ address, dataDir: configuration.DATA_DIR, path, now: systemClock.now() })
  return told(
    path,
    Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
    files,
  )
})
