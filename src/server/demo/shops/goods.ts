import { northlightDevices } from './northlight-devices.ts'
import { northlightSound } from './northlight-sound.ts'
import { xiaomanClothes } from './xiaoman-clothes.ts'
import { xiaomanHome } from './xiaoman-home.ts'

/** A product as it is written down; its SKUs are every combination of its options. */
export interface Good {
  /** Also the product's name in the shop's system and of its picture. */
  id: string
  /** A shape of pictures.ts. */
  motif: string
  title: string
  description: string
  category: string
  attributes: Readonly<Record<string, string>>
  /** Minor units. */
  price: number
  options: Readonly<Record<string, readonly string[]>>
  /** Minor units on top of the price, by option value. */
  extra?: Readonly<Record<string, number>>
  /** Units on hand where it matters, by the SKU's values ('藏青/M'); the others are drawn. */
  stock?: Readonly<Record<string, number>>
  tags?: readonly string[]
}

export const xiaomanGoods: readonly Good[] = [...xiaomanClothes, ...xiaomanHome]
export const northlightGoods: readonly Good[] = [...northlightSound, ...northlightDevices]
