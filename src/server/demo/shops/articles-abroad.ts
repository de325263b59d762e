import type { ArticleInput } from '../../../shared/wire/knowledge.ts'
import { writer } from './article-text.ts'

/** What customers who write in the shop's other language are told. */
const en = writer('en')
const zh = writer('zh-CN')

export const xiaomanInEnglish: ArticleInput[] = [
  en.policy(
    'return',
    'Returns within 7 days',
    'how do I return something|what is your return policy|can I send it back|who pays for the return|how long do I have to return',
    'Unused goods with their tags can be returned within 7 days of delivery, for any reason. Faulty goods: 15 days, and we pay for shipping.',
    'Opened bedding, pillows and cups, candles that were lit and plants cannot be returned without a fault.',
    'The refund goes back the way you paid, within 48 hours of the parcel reaching our warehouse.',
  ),
  en.policy(
    'exchange',
    'Exchanges',
    'can I swap the size|exchange for another colour|how do exchanges work|wrong size what now|who pays for an exchange',
    'One change of size or colour an order within 15 days of delivery, as long as the goods are unworn. We pay for sending the new one.',
  ),
  en.policy(
    'shipping',
    'Shipping and delivery',
    'do you ship abroad|how much is shipping|when will it arrive|which courier do you use|is shipping free',
    'Shipping is free from ¥99, otherwise ¥8; Xinjiang and Tibet add ¥15. Orders paid before 16:00 leave the same day.',
    'Delivery takes 1–2 days around Shanghai, 2–4 elsewhere and 5–8 in remote regions. SF Express on request for ¥12.',
    'We ship within mainland China only; for other countries please give the address of your forwarder.',
  ),
  en.policy(
    'warranty',
    'Warranty',
    'how long is the warranty|is there a guarantee|can you repair it|it broke after a month|what does the warranty cover',
    'Desk lamps and enamel pots are covered for 2 years, night lights, pans, vacuum bottles and bag fittings for 1 year, shoes for 90 days.',
    'Faults in normal use are repaired or replaced free of charge. Drops, water and dry heating are not covered.',
  ),
  en.policy(
    'payment',
    'Ways to pay',
    'how can I pay|do you take credit cards|can I pay with Alipay|my payment failed|do you accept foreign cards',
    'Alipay, WeChat Pay, Chinese bank cards and Xiaoman gift cards. Foreign Visa and Mastercard cards work through Alipay.',
    'Please pay within 24 hours of ordering; after that the order closes by itself. There is no cash on delivery.',
  ),
  en.policy(
    'invoice',
    'Invoices',
    'can I get an invoice|I need a receipt|invoice for my company|how do I get a fapiao|invoice in English',
    'Ask for an electronic invoice (fapiao) in the order’s details; it arrives by email within 24 hours. Company invoices need the tax number.',
  ),
]

export const northlightInChinese: ArticleInput[] = [
  zh.policy(
    'return',
    '30 天退货',
    '怎么退货|几天内可以退|拆了还能退吗|退货运费谁出|可以无理由退货吗',
    '签收后 30 天内，商品和配件齐全即可退货。质量问题运费我们承担；其他原因从退款中扣 6.95 美元运费。',
    '拆封的入耳式耳机出于卫生只在有质量问题时可退。电脑、手机退回前请退出账户并恢复出厂设置。',
    '仓库收到后 2 个工作日内原路退款，银行入账另需 3–5 个工作日。',
  ),
  zh.policy(
    'exchange',
    '换货规则',
    '可以换货吗|能换个颜色吗|换货运费谁承担|换成大的怎么弄|配置选错了能换吗',
    '签收后 30 天内可以换颜色、尺寸或配置，来回运费我们承担，差价多退少补。新的先发，旧的 14 天内寄回即可。',
  ),
  zh.policy(
    'shipping',
    '配送说明',
    '运费多少|包邮吗|几天能到|能寄到中国吗|能不能加急',
    '满 49 美元免运费，否则 5.99 美元，3–5 个工作日送达；加急 14.99 美元，2 个工作日。',
    '美东时间 14 点前付款的订单当天发出。可寄美国、加拿大和墨西哥；中国请使用转运仓。',
  ),
  zh.policy(
    'warranty',
    '质保说明',
    '保修多久|坏了能修吗|在中国能保修吗|质保怎么算|电池坏了保不保',
    '质保从签收算起：耳机音箱 1–3 年、键鼠 2 年、电脑 2–3 年、显示器 3 年、充电类 18 个月、线材终身，以商品页为准。',
    '质保内的故障 10 个工作日内修好或换新。摔落、进水、私自拆机不在质保内；维修点在美国，海外寄修的运费自付。',
  ),
  zh.policy(
    'payment',
    '支付方式',
    '怎么付款|能用支付宝吗|能用国内信用卡吗|可以分期吗|付款失败怎么办',
    '支持 Visa、Mastercard、Amex、PayPal 和 Northlight 礼品卡，国内发行的双币卡可用。满 200 美元可分 4 期免息。',
    '暂不支持支付宝、微信和货到付款。付款失败请核对账单地址，或换一张卡。',
  ),
  zh.policy(
    'priceProtection',
    '14 天价保',
    '刚买就降价了|能退差价吗|价保多少天|买贵了怎么办|黑五会更便宜吗',
    '下单后 14 天内同款同配置在本店降价，联系客服退差价。优惠码、清仓和翻新机不算。',
  ),
]
