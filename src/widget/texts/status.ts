const zh: Readonly<Record<string, string>> = {
  placed: '待付款',
  paid: '待发货',
  processing: '备货中',
  shipped: '运输中',
  delivered: '已送达',
  completed: '已完成',
  cancelled: '已取消',
  returning: '退货中',
  returned: '已退货',
  created: '待揽收',
  pickedUp: '已揽收',
  inTransit: '运输中',
  outForDelivery: '派送中',
  inLocker: '待取件',
  refused: '已拒收',
  lost: '已丢失',
}
const en: typeof zh = {
  placed: 'Unpaid',
  paid: 'Paid',
  processing: 'Being packed',
  shipped: 'On its way',
  delivered: 'Delivered',
  completed: 'Complete',
  cancelled: 'Cancelled',
  returning: 'Being returned',
  returned: 'Returned',
  created: 'Label made',
  pickedUp: 'Picked up',
  inTransit: 'In transit',
  outForDelivery: 'Out for delivery',
  inLocker: 'In a locker',
  refused: 'Refused',
  lost: 'Lost',
}

/** How an order or a parcel stands, in the customer's words; only asked for with the first card. */
export const orderStatusText = (status: string, language: string): string => (language.startsWith('zh') ? zh : en)[status] ?? status
