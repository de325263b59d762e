/** The addresses of a shop's pages. They carry names and numbers, never a token; only what rates one closing stands behind a `#`, which is sent to no server. */
export const placesOf = (shop: string) => {
  const [portal, help] = [`/portal/${encodeURIComponent(shop)}`, `/help/${encodeURIComponent(shop)}`]
  return {
    find: portal,
    orders: `${portal}/orders`,
    order: (id: string) => `${portal}/orders/${id}`,
    ask: (order: string, kind: string, step = 1) => `${portal}/orders/${order}/ask/${kind}${step > 1 ? `?step=${step}` : ''}`,
    request: (id: string) => `${portal}/requests/${id}`,
    slip: (id: string) => `${portal}/requests/${id}/slip`,
    complaints: `${portal}/complaints`,
    complain: `${portal}/complaints/new`,
    complaint: (id: string) => `${portal}/complaints/${id}`,
    policy: `${portal}/policy`,
    help,
    article: (id: string) => `${help}/${id}`,
    search: (sought: Readonly<Record<string, string | undefined>>) => {
      const query = new URLSearchParams(Object.entries(sought).flatMap(([name, value]) => (value ? [[name, value]] : [])))
      return query.size ? `${help}?${query}` : help
    },
  }
}

export type Page =
  | { page: 'find' | 'orders' | 'complaints' | 'complain' | 'policy' | 'rate' | 'help' | 'none' }
  | { page: 'order' | 'request' | 'slip' | 'complaint' | 'article'; id: string }
  | { page: 'ask'; id: string; kind: string }

/** Which page of which shop an address names. */
export function pageAt(path: string): { shop: string; at: Page } {
  const [area, shop = '', first, second, third, fourth] = path.split('/').filter(Boolean).map(decoded)
  return { shop, at: area === 'help' ? helpPage(first) : portalPage(first, second, third, fourth) }
}

const helpPage = (article: string | undefined): Page => (article ? { page: 'article', id: article } : { page: 'help' })

function portalPage(first?: string, id?: string, ask?: string, kind?: string): Page {
  if (!first) return { page: 'find' }
  if (first === 'policy') return { page: 'policy' }
  if (first === 'rate') return { page: 'rate' }
  if (first === 'requests' && id) return requestPage(id, ask)
  if (first === 'complaints') return complaintPage(id)
  if (first !== 'orders') return { page: 'none' }
  if (!id) return { page: 'orders' }
  if (!ask) return { page: 'order', id }
  return ask === 'ask' && kind ? { page: 'ask', id, kind } : { page: 'none' }
}

const requestPage = (id: string, part: string | undefined): Page =>
  part === undefined ? { page: 'request', id } : part === 'slip' ? { page: 'slip', id } : { page: 'none' }

function complaintPage(id: string | undefined): Page {
  if (!id) return { page: 'complaints' }
  return id === 'new' ? { page: 'complain' } : { page: 'complaint', id }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
