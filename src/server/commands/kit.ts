import { join } from 'node:path'
import { createServer } from 'vite'

const HOST = '127.0.0.1'
const PORT = 7710
const root = join(import.meta.dirname, '../../..')

// `npm run kit`: the kit's parts on one page, drawn anew whenever one of them is saved. Always at the same address, to keep the tab open.
const server = await createServer({
  root,
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'warn',
  server: { host: HOST, port: PORT, strictPort: true },
})
await server.listen()
process.stdout.write(`http://${HOST}:${PORT}/web/src/gallery/index.html\n`)
