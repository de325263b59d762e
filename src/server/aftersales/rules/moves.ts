/** Money on its way, in minor units: a refund goes to the customer, a payment comes from them. */
export interface Move {
  direction: 'refund' | 'payment'
  amount: number
  method: string | null
  /** On a balance of the shop's own (gift card): there at once. */
  immediate: boolean
}
