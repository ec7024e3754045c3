/** What other parts of the office ask of messages, work lists and search. */
export { assigneeOf, type Desk, endAssignments, giveTo } from './assignments.ts';
export { deliverHandler } from './deliveries/deliver.ts';
export { maskedFor, type Outgoing, openDeliveryRow, type Senders, sendOut } from './deliveries/delivery-row.ts';
export { type Notice, writeNotice } from './messages/write-messages.ts';
export { may as mayInInbox } from './permissions.ts';
export { type InboxPhrase, refuse as refuseInbox, say as sayOfInbox } from './refusals.ts';
export { inboxRoutes } from './routes.ts';
export { holdEntry, keepEntry } from './search/keep-entry.ts';
export { queryOf } from './search/words.ts';
