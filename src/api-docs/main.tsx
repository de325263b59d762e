import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/theme.css'
import '../kit/theme.ts'

interface Operation {
  summary: string
  security: Record<string, unknown>[]
  'x-permission'?: string
  parameters?: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, unknown>
}

/** /openapi.json for people: every route with who may call it and what it takes. */
function ApiDocs() {
  const [paths, setPaths] = useState<[string, Record<string, Operation>][]>([])
  useEffect(() => {
    void fetch('/openapi.json')
      .then((answer) => answer.json())
      .then((all: { paths: Record<string, Record<string, Operation>> }) => setPaths(Object.entries(all.paths)))
  }, [])
  return (
    <main className="mx-auto max-w-4xl p-6">
      <h1 className="text-xl font-bold">Shopbell API</h1>
      <p className="mt-1 text-muted">
        OpenAPI 3.1:{' '}
        <a className="underline underline-offset-4" href="/openapi.json">
          /openapi.json
        </a>
      </p>
      {paths.flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => (
          <details key={method + path} className="mt-3 rounded-xl border border-line bg-surface p-4">
            <summary className="cursor-pointer">
              <strong className="uppercase">{method}</strong> <code>{path}</code> <span className="text-muted">{operation.summary}</span>
            </summary>
            <p className="mt-2 text-sm text-muted">
              {operation.security.flatMap((one) => Object.keys(one)).join(', ') || 'public'}{' '}
              {operation['x-permission'] && `· ${operation['x-permission']}`}
            </p>
            <pre tabIndex={0} className="mt-2 overflow-x-auto rounded-lg bg-sunken p-3 text-xs">
              {JSON.stringify(
                { parameters: operation.parameters, body: operation.requestBody?.content, responses: operation.responses },
                null,
                2,
              )}
            </pre>
          </details>
        )),
      )}
    </main>
  )
}
createRoot(document.getElementById('root')!).render(<ApiDocs />)
