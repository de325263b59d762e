import { parentPort, workerData } from 'node:worker_threads'
import { learn, type ShopPhrasing } from './learning.ts'
import { keepShipped } from './shipped.ts'

const extra = workerData as readonly ShopPhrasing[]
const learnt = learn(extra)
if (!extra.length) keepShipped(learnt)
const models = [learnt.intents, learnt.feelings]
parentPort?.postMessage(
  learnt,
  models.flatMap(({ vocabulary: { keys, places, rarity }, weights, bias }) =>
    [keys, places, rarity, weights, bias].map(({ buffer }) => buffer as ArrayBuffer),
  ),
)
