/*
 * What an answer asserts beyond numbers: that something was done, that something will be. Patterns for both languages; each match has to be
 * borne out by what the house itself has said or done.
 */

export interface Claim {
  /** What must have been done in this turn for the claim to be true; `never` for what no tool can do. */
  needs: 'request' | 'refund' | 'cancel' | 'never'
  pattern: RegExp
}

const us = '(?:我|我们|小店|本店|客服|这边|店铺)?'
const forYou = '(?:为|帮|给|替)?(?:您|你)?(?:的)?'
export const claims: readonly Claim[] = [
  {
    needs: 'cancel',
    pattern: new RegExp(
      `(?:已经?|刚刚?|成功)${forYou}(?:把)?[^，。！？]{0,12}取消(?:了|成功|完成)?|(?:取消|撤单)(?:成功|完成|好了|掉了)`,
      'g',
    ),
  },
  {
    needs: 'refund',
    pattern: new RegExp(
      `(?:已经?|刚刚?|成功)${forYou}[^，。！？]{0,12}(?:退款|退钱|退回|打款|到账|赔付|赔偿|补偿)|退款(?:成功|完成|好了|到账)|款项已`,
      'g',
    ),
  },
  {
    needs: 'request',
    pattern: new RegExp(
      `(?:已经?|刚刚?|成功)${forYou}[^，。！？]{0,12}(?:提交|申请|登记|受理|办理|处理|安排|通过|审批|创建|开通)|(?:申请|办理|处理|提交)(?:成功|完成|好了)`,
      'g',
    ),
  },
  {
    needs: 'never',
    pattern: new RegExp(
      `(?:已经?|刚刚?)${forYou}[^，。！？]{0,12}(?:修改|更改|改好|改成|催促|催了|联系|反馈|通知|补发|换货|换成|升级|赠送|发放|备注|加急|转告|冻结|解除)`,
      'g',
    ),
  },
  { needs: 'never', pattern: new RegExp(`${us}(?:保证|承诺|担保|包您|一定会?|肯定会?|绝对会?|必定|务必会)`, 'g') },
  {
    needs: 'never',
    pattern: new RegExp(
      `${us}(?:会|将会?|马上|立即|立刻|稍后|随后|尽快)${forYou}(?:全额|另外|再)?(?:退|赔|补|送|寄|发|换|取消|修改|联系|安排|处理|跟进|回电|加急|优先|申请|登记|提交)`,
      'g',
    ),
  },
  { needs: 'never', pattern: /(?:免费|白送|全额退|假一赔|无条件|额外赠送|双倍|三倍)/g },
  {
    needs: 'cancel',
    pattern:
      /\b(?:i|we)(?: have|'ve)? (?:just |already |now |successfully )?cancell?ed\b|\b(?:has|have) (?:now |just |already )?been cancell?ed\b|\bis now cancell?ed\b/gi,
  },
  {
    needs: 'refund',
    pattern:
      /\b(?:i|we)(?: have|'ve)? (?:just |already |now |successfully )?(?:refunded|compensated|credited|paid|reimbursed)\b|\b(?:has|have) (?:now |just |already )?been (?:refunded|credited|compensated|reimbursed)\b|\brefund (?:is|was|has been) (?:\w+ )?(?:done|complete|completed|issued|processed|sent|made|granted|approved|paid)\b/gi,
  },
  {
    needs: 'request',
    pattern:
      /\b(?:i|we)(?: have|'ve)? (?:just |already |now |successfully )?(?:submitted|requested|filed|opened|created|registered|processed|approved|arranged|started|initiated)\b|\b(?:has|have) (?:now |just |already )?been (?:submitted|requested|filed|opened|processed|approved|arranged|initiated|issued|granted|accepted|confirmed|made)\b/gi,
  },
  {
    needs: 'never',
    pattern:
      /\b(?:i|we)(?: have|'ve)? (?:just |already |now |successfully )?(?:changed|updated|contacted|informed|told|notified|escalated|upgraded|expedited|replaced|reshipped|sent|added|applied|removed|deleted)\b|\b(?:has|have) (?:now |just |already )?been (?:changed|updated|upgraded|expedited|replaced|reshipped|escalated)\b/gi,
  },
  {
    needs: 'never',
    pattern:
      /\b(?:guarantee[sd]?|promise[sd]?|assure[sd]?|for sure|definitely|certainly|without fail|free of charge|for free|no questions asked|full refund|double|triple)\b/gi,
  },
  {
    needs: 'never',
    pattern:
      /\b(?:i|we|you)(?:'ll| will| am going to| are going to)(?: now| also| gladly| happily| personally| get| be| receive| have)* (?:a |an |the |your )?(?:refund\w*|compensat\w*|replac\w*|resend|reship\w*|send|ship|cancel\w*|change|update|call|contact|escalat\w*|arrange|expedite|credit\w*|pay|waive|voucher|coupon|gift|discount|money)\b/gi,
  },
]

/** A day that is named instead of dated. */
export const namedDays =
  /今天|明天|后天|大后天|今晚|明晚|下周[一二三四五六日天]?|本周[一二三四五六日天末]?|周[一二三四五六日末]|星期[一二三四五六日天]|月底|月初|\b(?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|this week|weekend)\b/gi

/** Numbers in words, where something is counted, paid or dated. */
export const wordNumbers =
  /[零一二两三四五六七八九十百千万半]+(?=\s*(?:个?(?:天|小时|工作日|分钟|月|年|周|星期)|元|块|折|号|%|倍|成|美元|次|件))|百分之[零一二三四五六七八九十百]+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred))?(?=[ -](?:\w+ )?(?:days?|hours?|weeks?|months?|years?|minutes?|dollars?|euros?|yuan|pounds?|percent|bucks?))/gi

const chinese = '零一二三四五六七八九'
const english =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
}

/** 二十五 → 25, twenty-five → 25; null for what is no whole number. */
export function readWordNumber(word: string): number | null {
  const text = word
    .toLowerCase()
    .replace(/^百分之/, '')
    .replaceAll('两', '二')
  if (/^[a-z]/.test(text)) {
    const parts = text.split(/[- ]/)
    const values = parts.map((part) => (english.includes(part) ? english.indexOf(part) : (tens[part] ?? null)))
    return values.some((value) => value === null)
      ? null
      : values.reduce<number>((sum, value) => (value === 100 ? Math.max(1, sum) * 100 : sum + value!), 0)
  }
  let sum = 0
  let digit = 0
  for (const letter of text) {
    const unit = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }[letter]
    if (unit) {
      sum += Math.max(1, digit) * unit
      digit = 0
    } else if (chinese.includes(letter)) digit = chinese.indexOf(letter)
    else return null
  }
  return sum + digit
}
