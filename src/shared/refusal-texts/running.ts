import { type Meaning, meaning } from './meaning.ts'

/** Data in and out, programs that call and are called. */
export const runningRefusals = {
  'secret.unreadable': meaning(503, '无法解开保存的密钥', 'A secret that is kept cannot be opened', [
    '请检查 SEALING_KEY 或 DATA_DIR/sealing.key',
    'Check SEALING_KEY or DATA_DIR/sealing.key',
  ]),
  'reseal.keyIsGiven': meaning(
    409,
    '密钥由 SEALING_KEY 指定，命令不能替你更换',
    'The key is given as SEALING_KEY; a command cannot change that',
    [
      '请生成新密钥，放在 SEALING_KEY 最前面，重启各进程，再运行一次（不带 --new-key）',
      'Make a key, put it in front in SEALING_KEY, restart the processes, and run this without --new-key',
    ],
  ),
  'reseal.unreadable': meaning(409, '现有密钥都打不开：{where}', 'None of the keys opens {where}', [
    '请把密封它的那把密钥加在 SEALING_KEY 末尾；若已丢失，请在控制台重新生成这个密钥。旧密钥都还在',
    'Put the key it was sealed with behind the others; if that is lost, make this secret again in the desk. No key was taken away',
  ]),
  'report.period': meaning(400, '时间段无效，最多 {days} 天', 'That period is not valid; it may have {days} days at most', [
    '请检查开始和结束日期',
    'Check its first and last day',
  ]),
  'import.unreadable': meaning(400, '无法读取导入文件：{file}', 'The import file cannot be read: {file}'),
  'webhook.notFound': meaning(404, '没有这个 Webhook', 'There is no such webhook'),
  'webhook.tooMany': meaning(409, 'Webhook 最多 {most} 个', 'There can be {most} webhooks at most'),
  'inbound.signature': meaning(401, '签名缺失或不正确', 'The signature is missing or not right', [
    '请用店铺平台密钥按 Standard Webhooks 签名',
    'Sign as Standard Webhooks do, with the shop’s platform secret',
  ]),
  'inbound.time': meaning(401, '消息时间与现在相差超过 5 分钟', 'The message is from more than five minutes ago or ahead', [
    '重发时请用当时的时间重新签名',
    'Sign it anew with the time it is sent at',
  ]),
  'inbound.leftOut': meaning(422, '暂时不能收下：{why}', 'It cannot be taken yet: {why}', [
    '先推送顾客，再重发订单',
    'Tell of the customer first, then tell of the order again',
  ]),
  'delivery.notFound': meaning(404, '没有这次投递', 'There is no such delivery'),
  'apiKey.notFound': meaning(404, '没有这个密钥', 'There is no such key'),
  'invitation.invalid': meaning(404, '链接无效或已用过', 'The link is not valid or has been used', [
    '请店主再发一个',
    'Ask the owner for a new one',
  ]),
  'outbound.address': meaning(400, '不允许访问这个地址：{why}', 'This address may not be called: {why}', [
    '请使用公网的 https 地址；内网地址要由管理员用 OUTBOUND_ALLOW 开放',
    'Use an https address on the open internet; inner ones are opened by the operator with OUTBOUND_ALLOW',
  ]),
  'outbound.timeout': meaning(502, '对方 {seconds} 秒内没有答复', 'There was no answer within {seconds} seconds'),
  'outbound.tooLarge': meaning(502, '对方的答复太大，最多 {limit}', 'The answer is too large; the limit is {limit}'),
  'outbound.failed': meaning(502, '连接失败：{why}', 'The call failed: {why}'),
  'backup.exists': meaning(409, '文件已存在：{file}', 'This file exists already: {file}', ['请换一个文件名', 'Choose another name']),
  'restore.notEmpty': meaning(409, '这里已有数据：{what}', 'There is data here already: {what}', [
    '只能恢复到空的安装：换一个空的 DATA_DIR 和数据库',
    'A backup goes into an empty installation only: take an empty DATA_DIR and database',
  ]),
  'restore.newer': meaning(409, '备份由更新的版本制作：{file}', 'The backup was made by a newer version: {file}', [
    '请用那个版本恢复',
    'Restore it with that version',
  ]),
  'restore.unreadable': meaning(400, '无法读取备份 {file}：{why}', 'The backup cannot be read: {file}: {why}', [
    '什么都没有恢复，请换一份备份',
    'Nothing was restored; take another backup',
  ]),
  'export.merchantMissing': meaning(400, '请用 --merchant 指明商家：{known}', 'Say which merchant with --merchant: {known}'),
} as const satisfies Record<string, Meaning>
