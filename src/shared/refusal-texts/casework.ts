import { type Meaning, meaning } from './meaning.ts'

/** Tickets, complaints, promises and their clocks. */
export const caseworkRefusals = {
  'help.needsModel': meaning(
    409,
    '没有接大模型时，只能翻译店铺里两种语言都有的内容',
    'Without a language model only what the shop has in both languages can be translated',
    ['请在“设置 · 大模型”里接入模型，或选用对应语言的话术', 'Set one up in Settings · Language model, or use a script in that language'],
  ),
  'help.notFound': meaning(404, '这条建议已经处理过了，或不存在', 'This suggestion has been dealt with, or there is no such one'),
  'improvement.notFound': meaning(404, '没有这条改进建议，或已经处理过了', 'There is no such improvement, or it has been decided'),
  'benchSet.notFound': meaning(404, '没有这组测试会话', 'There is no such set of conversations'),
  'benchSet.tooMany': meaning(409, '最多 {most} 组测试会话', 'There can be at most {most} sets'),
  'clockwork.changedMeanwhile': meaning(
    409,
    '营业时间与时限已被别人更新到第 {version} 版',
    'Hours and clocks have been changed meanwhile; they are at version {version}',
    ['请先重新加载', 'Reload first'],
  ),
  'clockwork.noClock': meaning(409, '店铺没有为此设置时限', 'The shop runs no clock for this', ['请先设置时限', 'Set one first']),
  'ticket.notFound': meaning(404, '没有这个工单', 'There is no such ticket'),
  'ticket.formUnknown': meaning(400, '没有这种工单表单', 'There is no such form'),
  'ticket.formInvalid': meaning(400, '表单还有没填好的地方：{fields}', 'The form is not filled in well: {fields}'),
  'ticket.wrongStatus': meaning(409, '工单目前的状态不能这样操作', 'The ticket is not in a state in which this can be done', [
    '请刷新后再看',
    'Reload and look again',
  ]),
  'ticket.subtasksOpen': meaning(409, '还有子任务没有完成', 'It still has sub-tasks that are not finished', [
    '先完成或取消子任务',
    'Finish or cancel them first',
  ]),
  'complaint.notFound': meaning(404, '没有这个投诉', 'There is no such complaint'),
  'complaint.wrongStatus': meaning(409, '投诉目前的状态不能这样操作', 'The complaint is not in a state in which this can be done', [
    '请刷新后再看',
    'Reload and look again',
  ]),
  'complaint.notYours': meaning(403, '这一步不由您来做', 'This step is not yours to take'),
  'complaint.sameReviewer': meaning(403, '复核不能由第一次答复的人来做', 'Whoever gave the first answer does not review it', [
    '请另一位同事复核',
    'Ask a colleague to review it',
  ]),
  'complaint.answerMissing': meaning(
    409,
    '还没有顾客能看到的答复，不能结案',
    'There is no answer the customer can see, so it cannot be closed',
    ['先写答复', 'Answer it first'],
  ),
  'complaint.authorityWaits': meaning(
    409,
    '监管部门或平台还在等答复，不能结案',
    'A regulator or platform still waits for an answer, so it cannot be closed',
    ['先登记对它的答复', 'Note the answer to it first'],
  ),
  'complaint.orderMissing': meaning(409, '投诉没有关联订单，无法赔付', 'The complaint names no order, so nothing can be paid', [
    '先关联订单',
    'Name the order first',
  ]),
  'complaint.authorityNotFound': meaning(404, '没有这个登记编号', 'No such reference is noted'),
  'pack.fontMissing': meaning(
    409,
    '本机没有可用的中文字体，无法生成 PDF',
    'There is no font with Chinese characters on this machine, so no PDF can be made',
    ['请下载 JSON，或安装 fonts-noto-cjk', 'Take the JSON, or install fonts-noto-cjk'],
  ),
  'commitment.dueMissing': meaning(
    422,
    '这句话向顾客做了承诺，但没有说明时间：{words}',
    'This promises the customer something without a time: {words}',
    ['请选择兑现时间，或说明这不是承诺', 'Choose until when, or say that it is no promise'],
  ),
  'commitment.duePast': meaning(400, '承诺的时间已经过去', 'The time of the promise has passed already'),
  'commitment.notFound': meaning(404, '没有这条承诺', 'There is no such promise'),
  'commitment.closed': meaning(409, '这条承诺已经了结', 'This promise is settled already'),
  'commitment.notYours': meaning(403, '这是别人的承诺', 'This is somebody else’s promise', [
    '请承诺人或主管处理',
    'Ask its owner or a supervisor',
  ]),
  'alert.notFound': meaning(404, '没有这条提醒', 'There is no such alert'),
} as const satisfies Record<string, Meaning>
