import { defineConfig } from 'vite'
import pages from './vite.config.ts'

/**
 * The desk, built apart from the pages of customers, so that neither loads what only the other needs. What at least four of its many pages need is one
 * file: left alone, each icon and hook that some of them share becomes one of its own, and a browser that fetches six at a time goes many rounds over the
 * network before the first page stands.
 */
export default defineConfig({
  ...pages,
  build: {
    ...pages.build,
    rolldownOptions: {
      ...pages.build?.rolldownOptions,
      input: { desk: 'src/desk/index.html' },
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 4 }] } },
    },
  },
})
