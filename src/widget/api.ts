/** The customer's side of the API: JSON with the visitor's token, no cookies. */
export function createApi(origin: string, token: () => string, language: () => string) {
  const headers = () => ({ ...(token() && { authorization: `Bearer ${token()}` }), 'accept-language': language() })
  const at = (path: string) => `${origin}/api/v1/widget/${path}`
  return {
    get: (path: string) => fetch(at(path), { headers: headers() }),
    post: (path: string, body: object) =>
      fetch(at(path), { method: 'POST', headers: { ...headers(), 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    upload(file: File) {
      const body = new FormData()
      body.append('file', file)
      return fetch(at('files'), { method: 'POST', headers: headers(), body })
    },
  }
}
