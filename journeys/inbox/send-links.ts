import { z } from 'zod';
import type { Channel, DELIVERY_KINDS } from '../../contracts/inbox.ts';
import office from '../../messages/zh-CN/office.json' with { type: 'json' };
import permissions from '../../messages/zh-CN/permissions.json' with { type: 'json' };
import {
  maskedFor,
  type Outgoing,
  openDeliveryRow,
  type Senders,
  sayOfInbox as say,
  sendOut,
} from '../../modules/inbox/index.ts';
import { invitationToSend } from '../../modules/party/index.ts';
import { staffInvitationToSend } from '../../modules/staff/index.ts';
import { verificationWord } from '../../modules/verification/index.ts';
import { beijingDay } from '../../platform/clock.ts';
import type { Handler } from '../../platform/outbox/deliver.ts';
import { dayWords } from './notices.ts';

/** Links with a token: they go straight to the address that was given, never through an inbox. */

interface LinkParts extends Senders {
  readonly baseUrl: string;
}

const invited = z.looseObject({ invitationId: z.uuid(), sealedToken: z.string() });
const asked = z.looseObject({
  requestId: z.uuid(),
  token: z.string(),
  department: z.string(),
  email: z.string(),
  dueDay: z.string(),
  question: z.string(),
  number: z.string().nullable(),
});

async function send(
  parts: LinkParts,
  what: { readonly kind: (typeof DELIVERY_KINDS)[number]; readonly id: string; readonly channel: Channel },
  outgoing: Outgoing,
  at: Date,
): Promise<void> {
  const { kind, id: subjectId, channel } = what;
  const to = maskedFor(channel, outgoing.to);
  const row = await openDeliveryRow(parts.database, { kind, subjectId, channel, to }, at);
  await sendOut(parts, row, outgoing, at);
}

/** To somebody whom an organisation invites. Taken or withdrawn meanwhile: nothing goes out. */
export function sendInvitation(parts: LinkParts): Handler {
  return {
    name: 'inbox.sendInvitation',
    on: ['MemberInvited'],
    async reaches(payload, at) {
      const found = await invitationToSend(parts.database.orm, invited.parse(payload));
      if (!found) return;
      const { invitationId, token, role, channel, expiresAt, organisationName: organisation } = found;
      const link = `${parts.baseUrl}/my/invitations/${invitationId}#${token}`;
      const day = dayWords(beijingDay(expiresAt));
      const params = { organisation, role: permissions[`role.${role}`], day, link };
      const isMail = channel === 'email';
      const to = isMail ? found.address : e164(found.address);
      const text = isMail ? say('invitation.text', params) : say('invitation.sms', params);
      const what = { kind: 'invitation', id: invitationId, channel: isMail ? 'mail' : 'sms' } as const;
      await send(parts, what, { to, subject: say('invitation.subject', params), text }, at);
    },
  };
}

/** Numbers of the mainland are kept without their country code. */
function e164(phone: string): string {
  return phone.startsWith('+') ? phone : `+86${phone}`;
}

/** To somebody who is invited to a role of the office. */
export function sendStaffInvitation(parts: LinkParts): Handler {
  return {
    name: 'inbox.sendStaffInvitation',
    on: ['StaffInvited'],
    async reaches(payload, at) {
      const found = await staffInvitationToSend(parts.database.orm, invited.parse(payload));
      if (!found) return;
      const { invitationId: id, token, email: to, role, expiresAt } = found;
      const link = `${parts.baseUrl}/my/office-invitations/${id}#${token}`;
      const text = say('staff-invitation.text', {
        role: office[`role.${role}`],
        day: dayWords(beijingDay(expiresAt)),
        link,
      });
      const what = { kind: 'staff-invitation', id, channel: 'mail' } as const;
      await send(parts, what, { to, subject: say('staff-invitation.subject'), text }, at);
    },
  };
}

/** To a department that is asked for its opinion. */
export function sendOpinionRequest(parts: LinkParts): Handler {
  return {
    name: 'inbox.sendOpinionRequest',
    on: ['OpinionRequested'],
    async reaches(payload, at) {
      const { requestId: id, token, department, email: to, dueDay, question, number } = asked.parse(payload);
      const link = `${parts.baseUrl}/opinions/${token}`;
      const subject = verificationWord('mail.opinion.subject', { number: number ?? '' });
      const text = verificationWord('mail.opinion.text', { department, question, day: dayWords(dueDay), link });
      await send(parts, { kind: 'opinion-request', id, channel: 'mail' }, { to, subject, text }, at);
    },
  };
}
