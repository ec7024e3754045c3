import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { deliverHandler, endAssignments, type Senders, writeNotice } from '../../modules/inbox/index.ts';
import type { Handler } from '../../platform/outbox/deliver.ts';
import { indexHandler } from './index-for-search.ts';
import { TOLD } from './notices.ts';
import { sendInvitation, sendOpinionRequest, sendStaffInvitation } from './send-links.ts';

export interface InboxParts extends Senders {
  readonly policies: PolicyShelf;
  /** Origin under which people reach the site. */
  readonly baseUrl: string;
}

/** One handler for each event: an event that cannot be told of holds up no other. */
function tellHandlers(): Handler[] {
  return Object.entries(TOLD).map(([event, tell]) => ({
    name: `inbox.tell${event}`,
    on: [event],
    async changes(tx, payload, at) {
      for (const notice of await tell(tx, payload)) await writeNotice(tx, at, notice);
    },
  }));
}

/** Everything that events lead to in inboxes, mails, text messages, lists and search. */
export function inboxHandlers(parts: InboxParts): readonly Handler[] {
  return [
    ...tellHandlers(),
    deliverHandler(parts),
    sendInvitation(parts),
    sendStaffInvitation(parts),
    sendOpinionRequest(parts),
    endAssignments,
    indexHandler(parts.policies),
  ];
}
