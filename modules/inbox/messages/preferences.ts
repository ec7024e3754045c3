import { eq, inArray } from 'drizzle-orm';
import { type Channel, messagePreferences, nothingAsked, shownPreferences } from '../../../contracts/inbox.ts';
import { defineCommand, defineQuery, done } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import { personTable } from '../../../platform/identity/tables.ts';
import { maskEmail, maskPhone } from '../../../platform/personal-data/masks.ts';
import { may } from '../permissions.ts';
import { preferenceTable } from '../tables.ts';

const USUAL = { mail: true, sms: false } as const;
/** Somebody who has only a mobile number has a made-up address below this. */
const MADE_UP = '@phone.invalid';

/** Where a message goes beside the inbox. */
export interface Way {
  readonly channel: Channel;
  readonly to: string;
}

/** The address of an account for a channel; null where it has none. */
export async function addressOf(reader: Reader, accountId: string, channel: Channel): Promise<string | null> {
  const addresses = await addressesOf(reader, accountId);
  return addresses[channel];
}

async function addressesOf(reader: Reader, accountId: string): Promise<Readonly<Record<Channel, string | null>>> {
  const [person] = await reader.select().from(personTable).where(eq(personTable.id, accountId));
  const mail = person && !person.email.endsWith(MADE_UP) ? person.email : null;
  return { mail, sms: person?.phoneNumber ?? null };
}

/** The ways that each account chose and has an address for. */
export async function waysOf(
  reader: Reader,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Way[]>> {
  if (accountIds.length === 0) return new Map();
  const ids = [...new Set(accountIds)];
  const people = await reader.select().from(personTable).where(inArray(personTable.id, ids));
  const chosen = await reader.select().from(preferenceTable).where(inArray(preferenceTable.accountId, ids));
  return new Map(
    people.map(({ id, email, phoneNumber }) => {
      const { mail, sms } = chosen.find(({ accountId }) => accountId === id) ?? USUAL;
      const ways: Way[] = [];
      if (mail && !email.endsWith(MADE_UP)) ways.push({ channel: 'mail', to: email });
      if (sms && phoneNumber !== null) ways.push({ channel: 'sms', to: phoneNumber });
      return [id, ways];
    }),
  );
}

export const seePreferences = defineQuery({
  name: 'inbox.seePreferences',
  input: nothingAsked,
  output: shownPreferences,
  permission: may.seePreferences,
  async run({ tx, actor }) {
    const accountId = actor.accountId ?? '';
    const [chosen] = await tx.select().from(preferenceTable).where(eq(preferenceTable.accountId, accountId));
    const { mail, sms } = chosen ?? USUAL;
    const to = await addressesOf(tx, accountId);
    const mailTo = to.mail === null ? null : maskEmail(to.mail);
    return { ok: true, value: { mail, sms, mailTo, smsTo: to.sms === null ? null : maskPhone(to.sms) } };
  },
});

/** Chooses where messages go beside the inbox; what is on its way already goes out as before. */
export const changePreferences = defineCommand({
  name: 'inbox.changePreferences',
  input: messagePreferences,
  output: messagePreferences,
  permission: may.changePreferences,
  async run({ tx, actor, now }, { mail, sms }) {
    const accountId = actor.accountId ?? '';
    const [before] = await tx.select().from(preferenceTable).where(eq(preferenceTable.accountId, accountId));
    const set = { mail, sms, changedAt: now };
    await tx
      .insert(preferenceTable)
      .values({ accountId, ...set })
      .onConflictDoUpdate({ target: preferenceTable.accountId, set });
    const kept = before ? { mail: before.mail, sms: before.sms } : USUAL;
    return done({ mail, sms }, { on: { type: 'account', id: accountId }, before: kept, after: { mail, sms } });
  },
});
