import { aftersaleRoutes } from './aftersales/routes.ts'
import { assistantRoutes } from './assistant/routes.ts'
import { widgetRoutes } from './channels/adapters/widget/routes.ts'
import { commerceRoutes } from './commerce/routes.ts'
import { profileRoutes } from './conversations/profile-routes.ts'
import { conversationRoutes } from './conversations/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { eventRoutes } from './foundation/event-routes.ts'
import type { Route } from './foundation/http/route.ts'
import { operationRoutes } from './foundation/operation-routes.ts'
import { guardRoutes } from './guard/routes.ts'
import { knowledgeRoutes } from './knowledge/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { policyRoutes } from './policy/routes.ts'

/** Every route there is. The server, the API description and the test of who may do what are made from this one list. */
export const routes: readonly Route[] = [
  ...peopleRoutes,
  ...customerRoutes,
  ...commerceRoutes,
  ...policyRoutes,
  ...guardRoutes,
  ...conversationRoutes,
  ...profileRoutes,
  ...widgetRoutes,
  ...aftersaleRoutes,
  ...knowledgeRoutes,
  ...assistantRoutes,
  ...eventRoutes,
  ...operationRoutes,
]
