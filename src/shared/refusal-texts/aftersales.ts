import { type Meaning, meaning } from './meaning.ts'

/** Policy, after-sales cases and confirmations. */
export const aftersalesRefusals = {
  'policy.invalid': meaning(400, '规则设置有误：{where}', 'The policy is not valid: {where}'),
  'policy.changedMeanwhile': meaning(
    409,
    '规则已被别人更新到第 {version} 版',
    'The policy has been changed meanwhile; it is at version {version}',
    ['请先重新加载', 'Reload first'],
  ),
  'policy.notFound': meaning(404, '没有这个版本的规则', 'There is no such version of the policy'),
  'aftersale.notFound': meaning(404, '没有这个售后单', 'There is no such after-sales case'),
  'aftersale.wrongStatus': meaning(409, '售后单目前的状态不能这样操作', 'The case is not in a state in which this can be done', [
    '请刷新后再看',
    'Reload and look again',
  ]),
  'aftersale.notYours': meaning(403, '这一步不由您来做', 'This step is not yours to take'),
  'aftersale.ownRequest': meaning(403, '不能审批自己提出的申请', 'Nobody approves what they asked for themselves', [
    '请另一位有权限的同事审批',
    'Ask a colleague with the authority',
  ]),
  'aftersale.amountMismatch': meaning(409, '输入的金额与应退金额不一致', 'The amount typed is not the amount of the case', [
    '请核对后重新输入',
    'Check it and type it again',
  ]),
  'aftersale.aboveAuthority': meaning(403, '超出您的审批额度', 'This is above what you may decide', [
    '请额度更高的同事审批',
    'Ask somebody with more authority',
  ]),
  'aftersale.parcelMissing': meaning(400, '请填写运单号', 'The waybill number is missing'),
  'aftersale.quoteMissing': meaning(400, '请填写报价金额', 'The price is missing'),
  'aftersale.amountMissing': meaning(400, '请填写赔付金额', 'Say how much is to be given'),
  'aftersale.slotTaken': meaning(409, '这个取件时段不能预约', 'The goods cannot be fetched at that time', [
    '请从给出的时段里选一个',
    'Choose one of the times offered',
  ]),
  'aftersale.notWaiting': meaning(409, '现在不用等店铺处理', 'It does not wait for the shop now', [
    '请看下一步要做什么',
    'See what the next step is',
  ]),
  'aftersale.urgedAlready': meaning(409, '24 小时内已经催过一次，我们正在跟进', 'Somebody has been told already; we are on it'),
  'aftersale.consentNeeded': meaning(
    409,
    '不在保修范围内，报价并等顾客同意后才能维修',
    'This is not under warranty: nothing is repaired before the customer has agreed to a price',
    ['请先报价', 'Give a price first'],
  ),
  'confirmation.notFound': meaning(404, '没有这个待确认的操作', 'There is nothing to confirm under this name'),
  'confirmation.missing': meaning(403, '需要顾客本人先确认', 'The customer has not said yes to this', [
    '请顾客在对话里点“确认”',
    'Have the customer press “Confirm” in the chat',
  ]),
  'confirmation.expired': meaning(409, '确认已失效', 'The confirmation no longer holds', ['请重新发起', 'Start again']),
} as const satisfies Record<string, Meaning>
