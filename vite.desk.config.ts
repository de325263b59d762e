import { defineConfig, mergeConfig } from 'vite'
import pages from './vite.config.ts'

/**
 * The desk, built apart from the pages of customers, so that neither loads what only the other needs. What at least four of its many pages need is one
 * file: left alone, each icon and hook that some of them share becomes one of its own, and a browser that fetches six at a time goes many rounds over the
 * network before the first page stands.
 */
const { rolldownOptions, ...build } = pages.build!
export default defineConfig(
  mergeConfig(
    { ...pages, build },
    {
      build: {
        rolldownOptions: {
          ...rolldownOptions,
          input: { desk: 'src/desk/index.html' },
          output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 4 }] } },
        },
      },
    },
  ),
)
