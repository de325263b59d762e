import { Worker } from 'node:worker_threads'
import type { Learnt, ShopPhrasing } from './learning.ts'

/** Learns in a thread of its own: the server goes on answering meanwhile. What comes back are arrays that change hands without a copy. */
export function learnAside(extra: readonly ShopPhrasing[] = []): Promise<Learnt> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./training-thread.ts', import.meta.url), { workerData: extra })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => code !== 0 && reject(new Error(`training ended with ${code}`)))
  })
}
