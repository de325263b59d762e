import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus reads at /metrics. Labels never carry ids of people. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const metrics = {
    registry,
    requests: new Histogram({
      name: 'shopbell_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    actions: new Histogram({
      name: 'shopbell_action_seconds',
      help: 'Time in a transaction',
      labelNames: ['permission'] as const,
      buckets: [0.001, 0.005, 0.01, 0.05, 0.25, 1],
      registers,
    }),
    events: new Counter({ name: 'shopbell_events_total', help: 'Events read from the log', registers }),
    reactions: new Counter({
      name: 'shopbell_reactions_total',
      help: 'Reactions run',
      labelNames: ['reaction', 'outcome'] as const,
      registers,
    }),
    jobsWaiting: new Gauge({
      name: 'shopbell_jobs_waiting',
      help: 'Reactions that could run and have not begun',
      labelNames: ['queue'] as const,
      registers,
    }),
    jobsOldest: new Gauge({
      name: 'shopbell_jobs_oldest_seconds',
      help: 'How long the reaction that has waited longest could have run; it grows while no worker works',
      labelNames: ['queue'] as const,
      registers,
    }),
    streams: new Gauge({ name: 'shopbell_streams', help: 'Open live streams', labelNames: ['kind'] as const, registers }),
    replicaNear: new Gauge({
      name: 'shopbell_replica_near',
      help: 'Whether the read replica is asked: 0 while it is away or too far behind; without one there is no value',
      registers,
    }),
    firstAnswer: new Histogram({
      name: 'shopbell_first_answer_seconds',
      help: "From a customer's first message to the first useful answer",
      labelNames: ['author'] as const,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 5, 30, 180],
      registers,
    }),
  }
  metrics.replicaNear.remove()
  return metrics
}
export type Metrics = ReturnType<typeof createMetrics>
