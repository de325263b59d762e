import { audiences, type EventName } from './events.ts'

/** What a webhook may be told: whatever staff may hear of. What only the house knows stays in the house. Apart from the schemas, for browsers. */
export const webhookEvents = (Object.keys(audiences) as EventName[]).filter((name) => audiences[name] !== 'house')
