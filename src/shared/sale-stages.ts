/** How a sale goes on in a conversation, in this order. Apart from the schemas, so that the desk carries no schema library. */
export const saleStages = ['greet', 'answer', 'needs', 'recommend', 'urge', 'confirm', 'review', 'farewell'] as const
export type SaleStage = (typeof saleStages)[number]

/** Of whom a script is: every shop of the merchant, one shop's team, or whoever wrote it. */
export const scriptScopes = ['public', 'shop', 'own'] as const
export type ScriptScope = (typeof scriptScopes)[number]
