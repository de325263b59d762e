import type { GuardReason } from './reasons.ts'

/** A turn of phrase that is looked for; `[a|b|]` are choices, an empty one leaves it out. */
export interface Phrases {
  reason: GuardReason
  verdict: 'block' | 'warn'
  templates: readonly string[]
  /** Also found by its sound. */
  sounds?: boolean
  /** Innocent when this stands right before it (the ten letters before), or right after it. */
  unlessBefore?: RegExp
  unlessAfter?: RegExp
  /** Only counts when this follows. */
  followedBy?: RegExp
}

/** Any of the ways 微信 is written to slip through. 微信支付 is how people pay and is on the list of what is harmless. */
const wechat = '[微信|薇信|微x|v信|v心|vx|wx|weixin|wechat|卫星|威芯|徽信|微心|绿泡泡|绿色软件]'
const addressee = '[我|我的|我们|一下|下|个|咱们|客服|老板|店长|]'
const id = /^(?:号|:)?(?:是)?[a-z][a-z\d_-]{5,19}(?![a-z])|^(?:号|是)?\d{6,11}(?!\d)/

/** The first dictionary. Every shop has it; the shop's own words come on top. */
export const phrases: readonly Phrases[] = [
  {
    reason: 'diversion',
    verdict: 'block',
    sounds: true,
    templates: [
      `[加|添加|加加|搜|联系|互加]${addressee}${wechat}`,
      '[微信|薇信|v信|vx|wx|weixin|wechat|威信]同号',
      '[微信|v信|vx|weixin|wechat][联系|私聊|转账给|聊|找我|细聊|详聊|发我|发你]',
      '[加|搜|联系]我[扣扣|企鹅号]',
      '[私下|线下|平台外|站外|绕开平台|不走平台][交易|付款|转账|成交|下单]',
      '[直接|单独|私下]转账给我',
      '[走|用][私人|个人]账户',
      '[加|进|入][我们|我|咱们|][的|][粉丝|福利|优惠|内购][群|微信群|qq群]',
      '[复制|搜索][淘口令|口令][到|去][其他|别的]',
    ],
  },
  {
    reason: 'diversion',
    verdict: 'block',
    templates: ['[加|搜|联系][我|][的|]qq[号|群|]', '微信号', 'v信号'],

    unlessAfter: /^(?:码|不能|安全|被盗|登录)/,
  },
  {
    reason: 'diversion',
    verdict: 'block',
    sounds: true,
    templates: ['[加|添加][我|个|一下|下|我个|][v|微]'],
    unlessAfter: /^(?:领|型|字|口|ip|c|波|量|孔|调|笑|粒|弹|喇|分|型|胖|微胖|商|信(?:支付|付款|小程序|零钱|公众号|官方|扫))/,
  },
  { reason: 'diversion', verdict: 'block', templates: ['加我', '加我们', '搜我', '加个好友', '我的号'], followedBy: id },
  {
    reason: 'diversion',
    verdict: 'block',
    templates: [
      '[add|contact|text|message|reach|find|dm|ping|hit][me|us][up|][on|via|at|through][whatsapp|telegram|wechat|signal|instagram|viber|snapchat|messenger]',
      '[whatsapp|telegram|wechat][me|us]',
      '[my|our][whatsapp|telegram|wechat|instagram][number|id|is|handle]',
      '[pay|transferto|sendmoneyto][me|us][directly|viapaypalfriends|outside|offplatform|privately]',
      '[paypal|venmo]friendsandfamily',
    ],
  },
  {
    reason: 'cashForReview',
    verdict: 'block',
    sounds: true,
    templates: [
      '[好评|五星|5星|五星好评|5星好评|全五星|全5星][后|截图|晒图|带图|][返现|返红包|返钱|送红包|有奖|返佣|领红包|发红包|返利|送现金|奖励红包|送小礼品|送礼品|赠礼品]',
      '[删|改|撤销|修改|追加][掉|][差评|中评|好评][返|给您返|给你返|补偿|给您补偿|返您|返现|给红包|送红包]',
    ],
  },
  {
    reason: 'cashForReview',
    verdict: 'block',
    templates: ['[好评|五星|5星|五星好评|5星好评][返|送|奖|补]'],
    followedBy: /^(?:您|你|给您)?\d/,
  },
  {
    reason: 'cashForReview',
    verdict: 'block',
    templates: [
      '[refund|cash|giftcard|voucher|coupon|discount|money|rewardyou|payyou][back|][for|inexchangefor|inreturnfor][a|your|the|][5star|fivestar|positive|good|5stars|fivestars][review|rating|feedback|]',
      '[change|remove|delete|edit][your|the][bad|negative|1star|onestar|]review[and|for][wewill|well|you|a|i|illgive|]',
    ],
  },
  {
    reason: 'superlative',
    verdict: 'block',
    templates: [
      '[全网|全国|全球|全世界|全宇宙|史上|世界|行业|业内|同行|国内|亚洲|全淘宝|市场上][最低|最好|最便宜|最强|最优|最大|最先进|最畅销|最专业|第一|唯一|独家|首个|首家|领先|顶级|no1]',
      '[销量|口碑|质量|品质|人气|排名|综合排名][全网|全国|全球|行业|][第一|no1]',
      '[国家级|世界级|宇宙级|最高级|极品中的极品|独一无二|绝无仅有|史无前例|万能]',
      '[根治|包治百病|药到病除|百分百治愈|无任何副作用|安全无副作用|零副作用|绝无副作用]',
      '[国家领导人|人民大会堂][推荐|专用|特供]',
    ],
    unlessAfter: /^(?:杯|锦标赛|冠军|钥匙|充电|遥控|胶)/,
  },
  {
    reason: 'superlative',
    verdict: 'warn',
    templates: [
      '最[低价|便宜|先进|高端|顶级|优惠|受欢迎|畅销|优质|安全|环保|划算|权威|专业|流行|时尚|实惠|舒服|耐用]',
      '[顶级|顶尖|极致|完美无缺|终极|王牌|至尊]',
    ],
    unlessBefore: /(?:不是|并非|没有|未必|不算|本店|店里|店内|我们家|咱家|这几款|其中|里面|里|中|款|您|你|哪个|哪款|什么)$/,
    unlessAfter: /^(?:吗|的是哪|的那)/,
  },
  {
    reason: 'superlative',
    verdict: 'block',
    templates: [
      '[thebest|lowestprice|lowestprices|cheapest|numberone|no1][price|quality|product|shop|store|][intheworld|onearth|anywhere|ontheinternet|inthecountry|inthemarket]',
      '[cures|heals][all|any|every][disease|diseases|illness]',
    ],
  },
  {
    reason: 'overPromise',
    verdict: 'warn',
    templates: [
      '[保证|一定|肯定|绝对|百分百|包][今天|明天|后天|周末前|准时|][能|会|可以|给您|][到货|送到|送达|退款成功|修好|解决|赔付|到账]',
      '[100%|百分百|百分之百][有效|满意|正品最低|不掉色|不起球|退款]',
      '[永久|终身|永远][免费|不坏|不变形|不掉色]',
    ],
    unlessBefore: /(?:不|没法|不能|无法|不敢|很难|不好|能否|是否|能不能|吗)$/,
    unlessAfter: /^(?:吗|么|不了)/,
  },
  {
    reason: 'overPromise',
    verdict: 'warn',
    templates: [
      '[i|we][guarantee|promise][it|you|that|][will|itwill|][arrive|berefunded|bethere|bedelivered|refund|getit]',
      '[definitely|certainly|absolutely]will[arrive|bethere|bedelivered|berefunded|getit]',
      '100%[satisfaction|guaranteed|effective]',
    ],
  },
  {
    reason: 'rude',
    verdict: 'block',
    sounds: true,
    templates: [
      '[傻逼|煞笔|沙比|傻b|滚蛋|脑残|神经病吧|去你妈|你妈的|妈的智障|滚远点|有病吧|去死吧|你去死|活该倒霉]',
      '[爱买不买|不买拉倒|不买就滚|自己不会看吗|爱退不退|买不起别买|穷鬼|刁民]',
    ],
  },
  {
    reason: 'rude',
    verdict: 'block',
    templates: ['[shutup|youidiot|youarestupid|goaway|fuckoff|fuckyou|youmoron|areyoustupid|screwyou|takeitorleaveit]'],
  },
]

/** Harmless though it contains a listed word; written in one piece. */
export const harmless: readonly string[] = [
  ...['支付', '付款', '扫码支付', '小程序', '零钱', '红包支付', '转账支付', '官方客服', '公众号', '扫一扫'].map((way) => `微信${way}`),
  'wechatpay',
  'wechat pay',
  '卫星导航',
  '卫星定位',
  '卫星地图',
  '去死亡谷',
  '加威士忌',
]

/** Every phrase a template stands for. */
export function expand(template: string): string[] {
  const open = template.indexOf('[')
  if (open < 0) return [template]
  const close = template.indexOf(']', open)
  const rest = expand(template.slice(close + 1))
  const before = template.slice(0, open)
  return template
    .slice(open + 1, close)
    .split('|')
    .flatMap((choice) => rest.map((end) => before + choice + end))
}
