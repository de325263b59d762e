import type { Text } from '../../../shared/language.ts'

const texts = {
  'database.platformUnsupported': {
    en: 'There is no built-in PostgreSQL for {platform}. Start your own PostgreSQL (15 or newer) and set DATABASE_URL.',
    'zh-CN': '没有适用于 {platform} 的内置 PostgreSQL。请自行启动 PostgreSQL（15 或更高版本）并设置 DATABASE_URL。',
  },
  'database.notPrepared': {
    en: 'The built-in PostgreSQL lacks links between its libraries, and this account may not make them in {folder}. Run `npm run build` once as the account that owns that folder.',
    'zh-CN': '内置 PostgreSQL 的库文件之间还缺少链接，而当前账户无权在 {folder} 里创建。请用该文件夹所属的账户运行一次 `npm run build`。',
  },
  'database.foreignFolder': {
    en: '{folder} holds something that is not a Shopbell database. Choose another DATA_DIR, or move those files away.',
    'zh-CN': '{folder} 里的内容不是店铃的数据库。请换一个 DATA_DIR，或把这些文件移走。',
  },
  'database.otherVersion': {
    en: '{folder} was made by PostgreSQL {found}; this Shopbell runs PostgreSQL 18. Restore a backup into a new DATA_DIR, or start the Shopbell that made it.',
    'zh-CN': '{folder} 由 PostgreSQL {found} 创建，而本版店铃使用 PostgreSQL 18。请把备份恢复到新的 DATA_DIR，或用当初的版本启动。',
  },
  'database.corrupt': {
    en: 'The database in {folder} does not start. Its last words are below; restore the latest backup if the disk is healthy.',
    'zh-CN': '{folder} 里的数据库无法启动，最后的日志如下；如果磁盘正常，请恢复最近的备份。',
  },
  'database.portBusy': {
    en: 'Another program uses the address of the built-in database ({address}).',
    'zh-CN': '内置数据库的地址（{address}）被其他程序占用。',
  },
  'database.diskFull': {
    en: 'The disk with {folder} is full. Free some space and start again; nothing that was saved is lost.',
    'zh-CN': '{folder} 所在磁盘已满。请腾出空间后重新启动，已保存的内容不会丢失。',
  },
  'database.unreachable': {
    en: 'The database that DATABASE_URL names cannot be reached ({why}). Check its address and that it runs.',
    'zh-CN': '连不上 DATABASE_URL 指定的数据库（{why}）。请检查地址，并确认数据库正在运行。',
  },
  'database.lentSession': {
    en: 'A pooler lends the connections of DATABASE_URL for one transaction each. Connect directly, or let it lend them for a session (`pool_mode = session`).',
    'zh-CN': 'DATABASE_URL 前面的连接池按事务借出连接。请直接连接数据库，或改为按会话借出（`pool_mode = session`）。',
  },
  'database.permission': { en: '{folder} cannot be read or written by this account.', 'zh-CN': '当前账户无法读写 {folder}。' },
} as const satisfies Record<string, Text>

export type DatabaseStartCode = keyof typeof texts

/** Why there is no database to start with, and what to do about it, in both languages. */
export class DatabaseStartError extends Error {
  override name = 'DatabaseStartError'
  readonly code: DatabaseStartCode
  readonly zh: string
  /** The server's last log lines, where it got far enough to write any. */
  readonly details: string
  constructor(code: DatabaseStartCode, values: Record<string, string>, details = '') {
    const say = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name)
    super(say(texts[code].en))
    this.code = code
    this.zh = say(texts[code]['zh-CN'])
    this.details = details
  }
}
