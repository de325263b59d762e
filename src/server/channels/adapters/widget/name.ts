/** The chat window, as conversations know it. The customer's own stream carries what is sent, so nothing has to be delivered. */
export const WIDGET = 'widget'
