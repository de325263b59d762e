const MOST = 2_000

/** The Traditional characters shop talk is full of; what isn't here is left as it is. */
const traditional =
  '訂單貨發嗎麼時後會來個們這無號運費郵轉換顏色碼買賣錢價優惠發票機電話聯繫問題幫質壞爛碎尺寸庫存還沒見謝請讓說給為錯條貴開關門點學業務員產區線紅藍綠黃過間遲變動東圖滿減節'
const simplified =
  '订单货发吗么时后会来个们这无号运费邮转换颜色码买卖钱价优惠发票机电话联系问题帮质坏烂碎尺寸库存还没见谢请让说给为错条贵开关门点学业务员产区线红蓝绿黄过间迟变动东图满减节'
const simple = new Map([...traditional].map((letter, i) => [letter, [...simplified][i]!]))

/** One spelling for one meaning: half-width, lower case, Simplified, no emoji, long repeats shortened. At most 2,000 characters are read. */
export function normalise(text: string): string {
  const plain = text.slice(0, MOST).toWellFormed().normalize('NFKC').toLowerCase()
  const letters = [...plain].map((letter) => simple.get(letter) ?? letter).join('')
  return letters
    .replace(/[\p{Extended_Pictographic}\p{Cf}\p{Cc}]/gu, ' ')
    .replace(/(.)\1{3,}/gu, '$1$1')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
