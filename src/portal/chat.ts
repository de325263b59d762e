import type { PublicShop } from '../shared/wire/portal.ts'

declare global {
  interface Window {
    Shopbell?: { open(): void }
  }
}

let loading: Promise<void> | undefined

/** The shop's chat, as on its own pages. Once for a visit. */
export function loadChat({ publicKey }: PublicShop, language: string): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/widget.js'
    script.dataset.shop = publicKey
    script.dataset.language = language
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => {
      loading = undefined
      reject(new Error('the chat did not load'))
    })
    document.body.append(script)
  })
  return loading
}

export async function openChat(shop: PublicShop, language: string): Promise<void> {
  await loadChat(shop, language)
  window.Shopbell?.open()
}
