import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const U='http://127.0.0.1:7711'
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--headless','--no-sandbox','--disable-gpu'] })
const dark = process.argv[2]==='dark', w=+(process.argv[3]||1280)
const ctx = await b.newContext({ viewport:{width:w,height:w<500?844:860}, colorScheme: dark?'dark':'light', locale: process.argv[4]||'zh-CN' })
const p = await ctx.newPage(); p.on('console', m=>console.log('console', m.type(), m.text())); p.on('pageerror', e=>console.log('ERR', e.message))
await p.goto(U+(process.argv[5]||'/demo/xiaoman/XM-K02?as=xm-0006')); await p.waitForTimeout(600)
await p.locator('button[aria-expanded]').click(); await p.waitForTimeout(700)
await p.keyboard.type(process.argv[6]||'我的订单到哪了'); await p.keyboard.press('Enter'); await p.waitForTimeout(1500)
await p.screenshot({ path:'/tmp/w.png' })
await b.close()
