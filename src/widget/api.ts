/** The server gives up after less: who is not answered by then asks over a dead connection. */
const ANSWER_MS = 20_000

/** The customer's side of the API: JSON with the visitor's token, no cookies. */
export function createApi(origin: string, token: () => string, language: () => string) {
  const headers = () => ({ ...(token() && { authorization: `Bearer ${token()}` }), 'accept-language': language() })
  const at = (path: string) => `${origin}/api/v1/widget/${path}`
  return {
    get: (path: string) => fetch(at(path), { headers: headers(), signal: AbortSignal.timeout(ANSWER_MS) }),
    post: (path: string, body: object) =>
      fetch(at(path), {
        method: 'POST',
        headers: { ...headers(), 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_MS),
      }),
    upload(file: File) {
      const body = new FormData()
      body.append('file', file)
      return fetch(at('files'), { method: 'POST', headers: headers(), body })
    },
  }
}
