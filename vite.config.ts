import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The customers' portal, the kit's gallery and what the API's page shows; the desk is built by itself (vite.desk.config.ts). Assets carry a hash and are served below /web/ for ever; pages are served by the server with a strict CSP.
export default defineConfig({
  plugins: [react(), tailwindcss()],
  base: '/web/',
  build: {
    outDir: 'dist/web',
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    target: 'es2022',
    assetsInlineLimit: 0,
    copyPublicDir: false,
    rolldownOptions: {
      input: {
        portal: 'src/portal/index.html',
        gallery: 'src/gallery/index.html',
        apiDocs: 'src/api-docs/index.html',
      },
      // Schemas are only described with it: one that no page reads need not be there, nor the library it is described with.
      treeshake: { manualPureFunctions: ['z'], moduleSideEffects: (id) => !/[\\/](?:zod|src[\\/]shared)[\\/]/.test(id) },
    },
  },
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:7700', ws: true }, '/files': 'http://127.0.0.1:7700', '/demo': 'http://127.0.0.1:7700' },
  },
})
