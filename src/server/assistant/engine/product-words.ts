/** Words that say what is asked, not about which product. */
export const askingWords = new Set(
  [...'的了吗呢有没多少钱货还这个那款什么价格现库存请问我你们想要买在几件码色号大小能可以是'].concat(
    'is the in stock do you have any of a an it available how much price left does cost what size color colour for are there this that much buy get can i when will be back more'.split(
      ' ',
    ),
  ),
)

/** A colour or size as SKUs carry it: 黑色 → 黑, 42码 → 42, "X L" → xl. */
export const plainOption = (option: string): string =>
  option
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/[色码号]$/u, '')

/** What somebody wants to spend at most, in major units; null when no figure is named. */
export function budgetIn(normalised: string): number | null {
  const figure = /\d{2,6}/.exec(normalised)?.[0]
  return figure ? Number(figure) : null
}
