import { readableOn } from '../shared/readable-on.ts'
import type { Bell, Invitation } from '../shared/wire/widget.ts'
import { h, icon } from './element.ts'
import type { Panel, PanelOptions } from './panel.ts'
import { textsFor } from './texts.ts'

const LOOK_AGAIN_MS = 1_000
const style = `:host{all:initial}
.note{position:fixed;inset:auto 20px calc(88px + env(safe-area-inset-bottom)) auto;z-index:2147483000;max-width:min(280px,calc(100vw - 40px));display:flex;align-items:start;background:#fff;color:#1a211d;border:1px solid #e2e5e0;border-radius:14px 14px 4px 14px;box-shadow:0 8px 30px #0003;font:14px/1.5 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.note.left{right:auto;left:20px;border-radius:14px 14px 14px 4px}
@media (prefers-color-scheme:dark){.note{background:#171b19;color:#edf1ee;border-color:#333b37}}
@media (prefers-reduced-motion:no-preference){.note{animation:in .2s ease-out}@keyframes in{from{opacity:0;transform:translateY(8px)}}}
button{all:unset;cursor:pointer;padding:12px 4px 12px 14px;overflow-wrap:anywhere}button+button{padding:12px;flex:none;line-height:0}
button:focus-visible{outline:3px solid #c98a00;outline-offset:-3px;border-radius:12px}`

/** What can wait until the page is quiet: the bell in the shop's colour, an answer that came meanwhile, an invitation, a frame's own ways. */
export async function greet(
  options: PanelOptions,
  call: (name: keyof Panel) => (given?: string) => Promise<void>,
  fetched: () => Promise<unknown>,
): Promise<void> {
  const { origin, dataset, host } = options
  const open = call('open')
  if ('frame' in dataset) return inFrame(open, call('identify'))
  const answer = await fetch(`${origin}/api/v1/widget/look?shop=${encodeURIComponent(dataset.shop!)}`).catch(() => null)
  if (!answer?.ok) return
  const { color, side, invitations } = (await answer.json()) as Bell
  host.style.setProperty('--c', color)
  host.style.setProperty('--on', readableOn(color))
  host.classList.toggle('left', side === 'left')
  if (kept(`shopbell ${dataset.shop}`)) return void call('wake')()
  if (invitations.length) invite(options, invitations, side, open)
  // A tap is to find the window here, however far away the server is; not where data is dear.
  if (!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData) whenQuiet(fetched)
}

/** Safari has no word for it. */
const whenQuiet = (work: () => unknown): unknown =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(work) : setTimeout(work, LOOK_AGAIN_MS)

/** In a frame there is nothing but the window. The page around it may say who is there: with the shop's signature, as everywhere. */
function inFrame(open: () => Promise<void>, identify: (jwt: string) => Promise<void>): void {
  addEventListener('message', ({ source, data }: MessageEvent<{ shopbell?: string; customer?: string } | null>) => {
    if (source === parent && data?.shopbell === 'identify' && typeof data.customer === 'string') void identify(data.customer)
  })
  void open()
  if (parent !== window) parent.postMessage({ shopbell: 'ready' }, '*')
}

/** The first word whose time has come, once a visit, to somebody who hasn't written here yet. */
function invite(options: PanelOptions, invitations: readonly Invitation[], side: 'left' | 'right', open: () => Promise<void>): void {
  const { dataset } = options
  const done = `shopbell ${dataset.shop} invited`
  if (kept(done, sessionStorageOrNone())) return
  const since = Date.now()
  const fits = ({ page, seconds, cart }: Invitation): boolean =>
    Date.now() - since >= seconds * 1000 && (cart === 'any' || (options.cart?.items ?? 0) > 0) && matches(page, location.pathname)
  const timer = setInterval(() => {
    const one = invitations.find(fits)
    if (one) say(one.text)
  }, LOOK_AGAIN_MS)
  const stop = () => {
    clearInterval(timer)
    box.remove()
    try {
      sessionStorage.setItem(done, '1')
    } catch {}
  }
  const box = h('div')
  options.host.addEventListener('click', stop)

  function say(text: string): void {
    clearInterval(timer)
    const texts = textsFor(dataset.language ?? navigator.language)
    const root = box.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    root.adoptedStyleSheets = [sheet]
    root.append(
      h(
        'div',
        { class: `note ${side}`, role: 'status' },
        h('button', { type: 'button', onclick: () => (stop(), void open()) }, text),
        h('button', { type: 'button', 'aria-label': texts.close, onclick: stop }, icon('M6 6l12 12M18 6L6 18')),
      ),
    )
    document.body.append(box)
  }
}

/** A part of an address with `*` for anything, against the page's own. */
export const matches = (pattern: string, path: string): boolean =>
  !pattern || new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`).test(path)

const sessionStorageOrNone = (): Storage | null => {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
function kept(name: string, storage?: Storage | null): string | null {
  try {
    return (storage === undefined ? localStorage : storage)?.getItem(name) ?? null
  } catch {
    return null
  }
}
