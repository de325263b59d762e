import { defineConfig, type Plugin } from 'vite'

/** The loader is a plain script, so it can't carry the module loader's own import: it is told the hashed names of what it loads later instead. */
const tellLoader: Plugin = {
  name: 'tell-loader',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
    const loader = chunks.find((one) => one.name === 'widget')
    for (const later of ['panel', 'greet']) {
      const chunk = chunks.find((one) => one.name === later)
      if (chunk && loader) loader.code = loader.code.replace(`${later.toUpperCase()}_IMPORT`, `(o=>import(o+"/${chunk.fileName}"))`)
    }
  },
}

/** Nothing the widget loads later has styles or parts to be fetched ahead: an import is an import, without the helper that would look for them. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: { filter: { id: /vite\/preload-helper/ }, handler: () => 'export const __vitePreload = (load) => load()' },
}

// The loader keeps its name (shops' pages carry it); what it loads later carries a hash and may be cached for ever.
export default defineConfig({
  plugins: [tellLoader, plainImports],
  build: {
    outDir: 'dist/web',
    emptyOutDir: false,
    modulePreload: false,
    target: 'es2022',
    copyPublicDir: false,
    rolldownOptions: {
      input: { widget: 'src/widget/loader.ts', panel: 'src/widget/panel.ts', greet: 'src/widget/greet.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: ({ name }) => (name === 'widget' ? 'widget.js' : 'widget/[name]-[hash].js'),
        chunkFileNames: 'widget/[name]-[hash].js',
      },
    },
  },
})
