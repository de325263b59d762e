/**
 * Shopbell widget. One line on the shop's page:
 *
 *   <script async src="https://desk.example/widget.js" data-shop="PUBLIC_KEY"></script>
 *
 * Optional: `data-customer` (a JWT the shop signed: sub, name?, email?, phone?, exp), `data-language` (zh-CN, en), `data-product` (the shop's own id
 * of the product on this page). From scripts: `Shopbell.open()`, `.close()`, `.identify(jwt)`, `.on('open' | 'close' | 'message', listener)`.
 * It sets no cookie, adds no global style, and loads the rest only when somebody comes near the button.
 */
import type { createPanel as Create, Panel, PanelOptions } from './panel.ts'

/** Put in by the build: `import()` of the panel under its hashed name (a plain script can't carry the bundler's own). */
declare const PANEL_IMPORT: (origin: string) => Promise<{ createPanel: typeof Create }>

/** Not among the panel's texts: what the loader shares with the panel would become a file of its own, and a plain script can't import. */
const label = { 'zh-CN': '联系客服', en: 'Chat with us' }

type Listener = (detail?: unknown) => void
const script = document.currentScript as HTMLScriptElement | null
if (script?.dataset.shop && !('Shopbell' in window)) start(script)

function start({ src, dataset }: HTMLScriptElement): void {
  const zh = (dataset.language ?? navigator.language).toLowerCase().startsWith('zh')
  const listeners = new Map<string, Listener[]>()
  const tell = (name: string, detail?: unknown) => listeners.get(name)?.forEach((listener) => listener(detail))
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `:host{all:initial}button{all:unset;position:fixed;right:max(20px,env(safe-area-inset-right));bottom:calc(20px + env(safe-area-inset-bottom));z-index:2147483000;width:56px;height:56px;border-radius:50%;background:#12352f;color:#fff;cursor:pointer;display:grid;place-items:center;box-shadow:0 6px 24px #0004}button:focus-visible{outline:3px solid #f4b740;outline-offset:3px}button[hidden]{display:none}i{position:absolute;top:-2px;right:-2px;min-width:20px;height:20px;border-radius:10px;background:#c62828;font:700 12px/20px system-ui;text-align:center}i:empty{display:none}`,
  )
  root.adoptedStyleSheets = [sheet]
  root.innerHTML = `<button type="button" aria-label="${label[zh ? 'zh-CN' : 'en']}" aria-expanded="false"><svg width="28" height="28" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M6 16v-5a6 6 0 0 1 12 0v5l1.6 2H4.4zM10 21h4M12 5V3"/></svg><i></i></button>`
  const button = root.querySelector('button')!
  const badge = root.querySelector('i')!
  document.body.append(host)

  const options: PanelOptions = {
    origin: new URL(src).origin,
    shop: dataset.shop!,
    customer: dataset.customer ?? null,
    language: dataset.language ?? null,
    product: dataset.product ?? null,
    unread: (count) => (badge.textContent = count ? String(Math.min(count, 99)) : ''),
    closed: () => {
      button.ariaExpanded = 'false'
      button.hidden = false
      button.focus()
      tell('close')
    },
    tell,
  }
  let panel: Promise<Panel> | undefined
  const load = () => (panel ??= PANEL_IMPORT(options.origin).then(({ createPanel }) => createPanel(options)))
  const open = async () => {
    ;(await load()).open()
    button.ariaExpanded = 'true'
    button.hidden = true
    tell('open')
  }
  button.addEventListener('pointerenter', load, { once: true })
  button.addEventListener('focus', load, { once: true })
  button.addEventListener('click', open)
  // Somebody who has written before may have an answer waiting.
  let back: string | null = null
  try {
    back = localStorage.getItem(`shopbell ${dataset.shop}`)
  } catch {}
  if (back) setTimeout(async () => (await load()).wake(), 1500)

  Object.assign(window, {
    Shopbell: {
      open,
      close: async () => (await load()).close(),
      identify: async (jwt: string) => (await load()).identify(jwt),
      on: (name: string, listener: Listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    },
  })
}
