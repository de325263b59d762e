import { approverRoutes } from './aftersales/approver-routes.ts'
import { askRoutes } from './aftersales/ask-routes.ts'
import { ownRoutes } from './aftersales/own-routes.ts'
import { portalRoutes } from './aftersales/portal-routes.ts'
import { aftersaleRoutes } from './aftersales/routes.ts'
import { benchRoutes } from './assistant/bench/routes.ts'
import { lessonRoutes } from './assistant/lessons/routes.ts'
import { nearTexts } from './assistant/meaning/near-texts.ts'
import { modelRoutes } from './assistant/model/routes.ts'
import { assistantRoutes } from './assistant/routes.ts'
import { saleRoutes } from './assistant/sales/routes.ts'
import { staffHelpRoutes } from './assistant/staff-help/routes.ts'
import { apiChannelRoutes } from './channels/adapters/api/routes.ts'
import { widgetRoutes } from './channels/adapters/widget/routes.ts'
import { inboundRoutes } from './commerce/inbound-routes.ts'
import { commerceRoutes } from './commerce/routes.ts'
import { complaintRoutes } from './complaints/routes.ts'
import { closingRoutes } from './conversations/closing-routes.ts'
import { laterRoutes } from './conversations/later-routes.ts'
import { profileRoutes } from './conversations/profile-routes.ts'
import { conversationRoutes } from './conversations/routes.ts'
import { searchRoutes } from './conversations/search-routes.ts'
import { timelineRoutes } from './conversations/timeline.ts'
import { viewRoutes } from './conversations/view-routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { samePersonRoutes } from './customers/same-person-routes.ts'
import { eventRoutes } from './foundation/event-routes.ts'
import type { Route } from './foundation/http/route.ts'
import { operationRoutes } from './foundation/operation-routes.ts'
import { guardRoutes } from './guard/routes.ts'
import { insightRoutes } from './insights/routes.ts'
import { knowledgeFileRoutes } from './knowledge/file-routes.ts'
import { helpRoutes } from './knowledge/help-routes.ts'
import { knowledgeRoutes } from './knowledge/routes.ts'
import { scriptRoutes } from './knowledge/script-routes.ts'
import { accountRoutes } from './people/account-routes.ts'
import { publicShopRoutes } from './people/public-routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { teamRoutes } from './people/team-routes.ts'
import { publicPolicyRoutes } from './policy/public-routes.ts'
import { policyRoutes } from './policy/routes.ts'
import { routingRoutes } from './routing/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import { surveyRoutes } from './surveys/routes.ts'
import { ticketRoutes } from './tickets/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'

/** Every route there is. The server, the API description and the test of who may do what are made from this one list. */
export const routes: readonly Route[] = [
  ...peopleRoutes,
  ...publicShopRoutes,
  ...accountRoutes,
  ...teamRoutes,
  ...customerRoutes,
  ...samePersonRoutes,
  ...commerceRoutes,
  ...inboundRoutes,
  ...policyRoutes,
  ...publicPolicyRoutes,
  ...guardRoutes,
  // Before the ones that name a conversation: `/conversations/matching` is none.
  ...viewRoutes,
  ...conversationRoutes,
  ...laterRoutes,
  ...closingRoutes,
  ...searchRoutes,
  ...timelineRoutes,
  ...profileRoutes,
  ...widgetRoutes,
  ...apiChannelRoutes,
  ...ticketRoutes,
  ...routingRoutes,
  // Before the ones that name a case: `/aftersales/figures` is none.
  ...approverRoutes,
  ...aftersaleRoutes,
  ...askRoutes,
  ...ownRoutes,
  ...complaintRoutes,
  ...portalRoutes,
  ...knowledgeRoutes(nearTexts),
  ...knowledgeFileRoutes,
  ...scriptRoutes,
  ...surveyRoutes,
  ...assistantRoutes,
  ...insightRoutes,
  ...lessonRoutes,
  ...webhookRoutes,
  ...helpRoutes(nearTexts),
  ...modelRoutes,
  ...saleRoutes,
  ...staffHelpRoutes,
  ...benchRoutes,
  ...eventRoutes,
  ...setupRoutes,
  ...operationRoutes,
]
