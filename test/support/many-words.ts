/** The same numbers every time. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const heads = '假仿劣冒伪私黑暗禁毒赌嫖骗诈盗枪炮弹刀爆炸迷幻催瘾邪违偷逃漏套刷炒囤倒贩拐绑勒索恐吓侮辱谩骂诽谤'
const middles = '牌货票证章药粉烟酒币卡号码群窝点场庄盘口线网站链贷款贿赂税息利润账户头钱庄'
const tails = '贩子团伙组织渠道平台软件外挂插件代练代购代刷代办托儿枪手水军马甲黄牛中介掮客头目窝点据点'

/** Words as long lists of forbidden things have them: two to five characters, some Latin. All different. */
export function manyWords(count: number): string[] {
  const roll = dice(7)
  const words = new Set<string>()
  const pick = (from: string) => from[roll(from.length)]!
  while (words.size < count) {
    const kind = roll(10)
    if (kind < 2) words.add(pick(heads) + pick(middles))
    else if (kind < 5) words.add(pick(heads) + pick(middles) + pick(tails))
    else if (kind < 8) words.add(pick(heads) + pick(middles) + pick(tails) + pick(tails))
    else if (kind < 9) words.add(pick(heads) + pick(heads) + pick(middles) + pick(tails) + pick(tails))
    else words.add(Array.from({ length: 6 + roll(5) }, () => 'abcdefghiklmnoprstuvwy'[roll(22)]).join(''))
  }
  return [...words]
}
