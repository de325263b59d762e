import { parentPort, workerData } from 'node:worker_threads'
import { learn, type ShopPhrasing } from './learning.ts'

const learnt = learn(workerData as readonly ShopPhrasing[])
const models = [learnt.intents, learnt.feelings]
parentPort?.postMessage(
  learnt,
  models.flatMap(({ vocabulary: { keys, places, rarity }, weights, bias }) =>
    [keys, places, rarity, weights, bias].map(({ buffer }) => buffer as ArrayBuffer),
  ),
)
