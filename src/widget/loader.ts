/**
 * Shopbell widget. One line on the shop's page:
 *
 *   <script async src="https://desk.example/widget.js" data-shop="PUBLIC_KEY"></script>
 *
 * More attributes and what scripts of the page may call stand in docs/guides/put-the-widget-on-your-shop.md. It sets no cookie, adds no global
 * style, and loads the rest only when somebody comes near the button or the page has nothing else to do.
 */
import type { greet as Greet } from './greet.ts'
import type { createPanel as Create, Panel, PanelOptions } from './panel.ts'

/** Put in by the build: `import()` of what comes later under its hashed name (a plain script can't carry the bundler's own). */
declare const PANEL_IMPORT: (origin: string) => Promise<{ createPanel: typeof Create }>
declare const GREET_IMPORT: (origin: string) => Promise<{ greet: typeof Greet }>

/** Not among the panel's texts: what the loader shares with it would become a file of its own, and a plain script can't import. */
const label = { 'zh-CN': '联系客服', en: 'Chat with us' }

type Listener = (detail?: unknown) => void
const script = document.currentScript as HTMLScriptElement | null
if (script?.dataset.shop && !('Shopbell' in window)) start(script)

function start({ src, dataset }: HTMLScriptElement): void {
  const { origin } = new URL(src)
  const listeners: [string, Listener][] = []
  const tell = (name: string, detail?: unknown) => listeners.forEach(([to, listener]) => to === name && listener(detail))
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    ':host{all:initial}button{all:unset;position:fixed;inset:auto max(20px,env(safe-area-inset-right)) calc(20px + env(safe-area-inset-bottom)) auto;z-index:2147483000;width:56px;height:56px;border-radius:50%;background:var(--c,#12352f);color:var(--on,#fff);cursor:pointer;display:grid;place-items:center;box-shadow:0 6px 24px #0004}:host(.left) button{right:auto;left:max(20px,env(safe-area-inset-left))}:focus-visible{outline:3px solid #f4b740}[hidden],i:empty{display:none}i{position:absolute;top:-2px;right:-2px;min-width:20px;border-radius:10px;background:#c22;color:#fff;font:12px/20px system-ui;text-align:center}svg{width:28px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round}',
  )
  root.adoptedStyleSheets = [sheet]
  root.innerHTML = `<button aria-label="${label[/^zh/i.test(dataset.language ?? navigator.language) ? 'zh-CN' : 'en']}"><svg viewBox="0 0 24 24"><path d="M6 16v-5a6 6 0 0 1 12 0v5l1.6 2H4.4zM10 21h4M12 5V3"/></svg><i></i></button>`
  const button = root.querySelector('button')!
  document.body.append(host)

  const options: PanelOptions = {
    origin,
    dataset,
    host,
    unread: (count) => (root.querySelector('i')!.textContent = `${count || ''}`),
    shown: (open) => {
      button.hidden = open
      if (!open) button.focus()
      tell(open ? 'open' : 'close')
    },
    tell,
  }
  let panel: Promise<Panel> | undefined
  const fetched = () => PANEL_IMPORT(origin)
  const load = () => (panel ??= fetched().then(({ createPanel }) => createPanel(options)))
  const call = (name: keyof Panel) => async (given?: string) => (await load())[name](given!)
  const open = call('open')
  for (const near of ['pointerenter', 'focus']) button.addEventListener(near, load)
  button.addEventListener('click', () => open())

  Object.assign(window, {
    Shopbell: {
      open,
      close: call('close'),
      identify: call('identify'),
      cart: (cart: PanelOptions['cart']) => (options.cart = cart),
      on: (name: string, listener: Listener) => listeners.push([name, listener]),
    },
  })
  setTimeout(() => GREET_IMPORT(origin).then(({ greet }) => greet(options, call, fetched)), 'frame' in dataset ? 0 : 1500)
}
