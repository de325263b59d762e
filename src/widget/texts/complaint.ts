const zh = {
  complaint: '投诉 {number}',
  promised: '最晚 {time} 前答复您',
  more: '查看投诉',
  open: '已受理',
  investigating: '正在核实',
  waitingCustomer: '等您回复',
  answered: '已答复',
  secondReview: '正在复核',
  answeredAgain: '复核已答复',
}
const en: typeof zh = {
  complaint: 'Complaint {number}',
  promised: 'answer by {time}',
  more: 'See the complaint',
  open: 'received',
  investigating: 'being looked into',
  waitingCustomer: 'waits for your answer',
  answered: 'answered',
  secondReview: 'under review',
  answeredAgain: 'answered after review',
}

/** What is said of complaints that are not over; only asked for when a customer's window is open. */
export const complaintTexts = (language: string): typeof zh => (language.startsWith('zh') ? zh : en)
