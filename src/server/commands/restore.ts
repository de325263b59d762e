import { resolve } from 'node:path'
import type { Text } from '../../shared/language.ts'
import { restoreBackup } from '../foundation/backup/restore.ts'
import { withDatabase } from './operate/with-database.ts'

const told = (path: string, rows: number, files: number): Text => ({
  'zh-CN': `已从 ${path} 恢复：${rows} 行，${files} 个文件。现在可以启动店铃`,
  en: `restored from ${path}: ${rows} rows, ${files} files. Shopbell can be started now`,
})

await withDatabase('npm run restore -- FILE', async ({ address, configuration, argument }) => {
  const path = resolve(argument)
  const { tables, files } = await restoreBackup({ address, dataDir: configuration.DATA_DIR, path })
  return told(
    path,
    Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
    files,
  )
})
