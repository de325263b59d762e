import type { Story } from './story.ts'

const zh = 'zh-CN' as const
export const chinese: readonly Story[] = [
  {
    name: '发货前取消',
    language: zh,
    order: 'paid',
    turns: [
      ['我要取消订单', /原因/],
      ['不想要了', /核对/],
      [{ press: 'yes' }, /已经为您办理/],
    ],
    end: { status: 'cancelled', cases: ['cancel:done'] },
  },
  {
    name: '繁体说取消',
    language: zh,
    order: 'paid',
    turns: [
      ['我要取消訂單', /原因/],
      ['拍错/多拍', /核对/],
      ['确认', /已经为您办理/],
    ],
    end: { status: 'cancelled', cases: ['cancel:done'] },
  },
  {
    name: '看到卡片又不办了',
    language: zh,
    order: 'paid',
    turns: [
      ['帮我取消一下', /原因/],
      ['不想要了', /核对/],
      [{ press: 'no' }, /没有做任何改动/],
    ],
    end: { status: 'paid', cases: [] },
  },
  {
    name: '中途放弃',
    language: zh,
    order: 'paid',
    turns: [
      ['我要取消订单', /原因/],
      ['算了', /没有做任何改动/],
    ],
    end: { status: 'paid', cases: [] },
  },
  {
    name: '发货后不能取消',
    language: zh,
    order: 'shipped',
    turns: [
      ['我要取消订单', /原因/],
      ['不想要了', /办不了/],
    ],
    end: { status: 'shipped', cases: [] },
  },
  {
    name: '等一下先问个问题',
    language: zh,
    order: 'paid',
    turns: [
      ['我要取消订单', /原因/],
      ['不想要了', /核对/],
      ['支持七天无理由吗', /七天[\s\S]*等您确认/],
      [{ press: 'yes' }, /已经为您办理/],
    ],
    end: { status: 'cancelled', cases: ['cancel:done'] },
  },
  {
    name: '改地址',
    language: zh,
    order: 'paid',
    turns: [
      ['我想改收货地址', /完整的新地址/],
      ['浙江省杭州市西湖区文三路 9 号 301 室', /核对/],
      [{ press: 'yes' }, /已经为您办理/],
    ],
    end: { status: 'paid', cases: ['changeAddress:done'], addressHas: '文三路 9 号' },
  },
  {
    name: '一句话改地址',
    language: zh,
    order: 'paid',
    turns: [
<<<<<<< HEAD
      ['帮我换个地址，改成上海市浦东新区世纪大道 100 号', /核对/],
=======
      ['我想改收货地址，改成上海市浦东新区世纪大道 100 号', /核对/],
>>>>>>> wt-assistant
      ['确认', /已经为您办理/],
    ],
    end: { status: 'paid', cases: ['changeAddress:done'], addressHas: '世纪大道 100 号' },
  },
  {
    name: '卡片上更正地址',
    language: zh,
    order: 'paid',
    turns: [
      ['我想改收货地址', /完整的新地址/],
      ['北京市海淀区中关村大街 1 号', /核对/],
      ['写错了，改成北京市海淀区中关村大街 11 号', /改好了/],
      [{ press: 'yes' }, /已经为您办理/],
    ],
    end: { status: 'paid', cases: ['changeAddress:done'], addressHas: '大街 11 号' },
  },
  {
    name: '没发货换尺码',
    language: zh,
    order: 'paid',
    turns: [
      ['尺码选错了改一下', /有货的有/],
      ['蓝 L', /核对/],
      [{ press: 'yes' }, /已经为您办理/],
    ],
    end: { status: 'paid', cases: ['changeItems:done'], skuIs: 'shirt-blue-l' },
  },
  {
    name: '退两件里的一件',
    language: zh,
    order: 'delivered',
    two: true,
    turns: [
      ['我要退货', /哪一件/],
      ['马克杯', /原因/],
      ['不喜欢/不合适', /核对/],
      [{ press: 'yes' }, /寄回/],
    ],
    end: { status: 'returning', cases: ['returnAndRefund:awaitingReturn'] },
  },
  {
    name: '全部退掉',
    language: zh,
    order: 'delivered',
    two: true,
    turns: [
      ['申请退货退款', /哪一件/],
      ['全部', /原因/],
      ['不喜欢/不合适', /核对/],
      ['好的', /寄回/],
    ],
    end: { status: 'returning', cases: ['returnAndRefund:awaitingReturn'] },
  },
  {
    name: '换大一码',
    language: zh,
    order: 'delivered',
    turns: [
      ['我想换货', /有货的有/],
      ['蓝 L', /核对/],
      [{ press: 'yes' }, /寄回/],
    ],
    end: { status: 'returning', cases: ['exchange:awaitingReturn'] },
  },
  {
    name: '收到坏的，要照片',
    language: zh,
    order: 'delivered',
    turns: [
      ['收到的是坏的', /怎么处理/],
      ['退货退款', /照片/],
      ['没有照片怎么弄', /照片/],
      [{ photo: '看这里' }, /核对/],
      [{ press: 'yes' }, /寄回/],
    ],
    end: { status: 'returning', cases: ['returnAndRefund:awaitingReturn'] },
  },
  {
    name: '少发了补发',
    language: zh,
    order: 'delivered',
    turns: [
      ['少发了一件', /怎么处理/],
      ['补发', /照片/],
      [{ photo: '只有一个' }, /核对/],
      [{ press: 'yes' }, /人工审核/],
    ],
    end: { status: 'delivered', cases: ['reissue:review'] },
  },
  {
    name: '报修',
    language: zh,
    order: 'delivered',
    turns: [
      ['我要维修', /核对/],
      [{ press: 'yes' }, /寄回/],
    ],
    end: { status: 'delivered', cases: ['repair:awaitingReturn'] },
  },
  { name: '没有待确认的', language: zh, order: 'paid', turns: [['确认', /没有等您确认/]], end: { status: 'paid', cases: [] } },
  {
    name: '按了旧卡片',
    language: zh,
    order: 'paid',
    turns: [
      ['我要取消订单', /原因/],
      ['不想要了', /核对/],
      ['确认 0000', /失效/],
    ],
    end: { status: 'paid', cases: [] },
  },
  {
    name: '投诉转人工',
    language: zh,
    order: 'shipped',
    turns: [['我要投诉', /抱歉/]],
    end: { status: 'shipped', cases: [], held: 'waiting' },
  },
  {
    name: '两次没听懂就给人工',
    language: zh,
    order: 'paid',
    turns: [
      ['咕噜咕噜魑魅', /./],
      ['嘻唰唰饕餮', /转人工/],
    ],
    end: { status: 'paid', cases: [], held: 'assistant' },
  },
]
