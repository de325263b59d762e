import { systemClock } from '../foundation/clock.ts'
import { BELIEVED_DAYS, renewLinkKey } from '../foundation/keys/link-keys.ts'
import { createSealing } from '../foundation/sealing.ts'
import { withDatabase } from './operate/with-database.ts'

await withDatabase('npm run renew-link-key -- [--at-once]', async ({ address, configuration, flag }) => {
  const renewed = await renewLinkKey(address, createSealing(configuration), { now: systemClock.now(), atOnce: flag })
  if (!renewed)
    return { 'zh-CN': '上一把新密钥还没有开始使用，没有再换', en: 'the last new key has not begun to sign yet; nothing was changed' }
  const from = renewed.signsFrom.toISOString()
  return flag
    ? { 'zh-CN': '已换新密钥；以前签出的链接二十秒内全部失效', en: 'a new key signs; within twenty seconds no link signed before holds' }
    : {
        'zh-CN': `新密钥自 ${from} 起签名；旧链接仍有效 ${BELIEVED_DAYS} 天`,
        en: `a new key signs from ${from} on; links signed before hold for another ${BELIEVED_DAYS} days`,
      }
})
