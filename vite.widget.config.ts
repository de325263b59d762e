import { defineConfig, type Plugin } from 'vite'

/** The loader is a plain script, so it can't carry the module loader's own import: it is told the panel's hashed name instead. */
const tellLoader: Plugin = {
  name: 'tell-loader',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
    const panel = chunks.find((one) => one.name === 'panel')
    const loader = chunks.find((one) => one.name === 'widget')
    if (panel && loader) loader.code = loader.code.replace('PANEL_IMPORT', `(o=>import(o+"/${panel.fileName}"))`)
  },
}

// The loader keeps its name (shops' pages carry it); what it loads later carries a hash and may be cached for ever.
export default defineConfig({
  plugins: [tellLoader],
  build: {
    outDir: 'dist/web',
    emptyOutDir: false,
    modulePreload: false,
    target: 'es2022',
    copyPublicDir: false,
    rolldownOptions: {
      input: { widget: 'src/widget/loader.ts', panel: 'src/widget/panel.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: ({ name }) => (name === 'widget' ? 'widget.js' : 'widget/[name]-[hash].js'),
        chunkFileNames: 'widget/[name]-[hash].js',
      },
    },
  },
})
