/** A guide of the very product counts so much more than what holds for everything. */
const OWN = 1.6

/**
 * How much entries count where one product is looked at or named: its own guides more, those of another product not at all. Without a product only
 * what holds for everything counts: how some kettle is descaled is no answer to a question about nobody knows what.
 */
export const inContext =
  (product: string | null) =>
  ({ products }: { products: readonly string[] }): number =>
    products.length === 0 ? 1 : product !== null && products.includes(product) ? OWN : 0
