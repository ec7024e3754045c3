import { and, eq, isNull } from 'drizzle-orm';
import { consentGiven, consents, giveConsentInput, noInput, withdrawConsentInput } from '../../contracts/personal.ts';
import { defineCommand, defineQuery, done } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { permissions } from './permissions.ts';
import { CONSENT_PURPOSES, CONSENT_VERSION, type ConsentPurpose } from './register.ts';
import { consentTable } from './tables.ts';
import { refuse, wordOf } from './words.ts';

const running = (accountId: string) => and(eq(consentTable.accountId, accountId), isNull(consentTable.withdrawnAt));

/** Whether a person's consent to the present words runs; asked before what needs it is collected or handed on. */
export async function hasConsent(reader: Reader, accountId: string, purpose: ConsentPurpose): Promise<boolean> {
  const [row] = await reader
    .select({ version: consentTable.version })
    .from(consentTable)
    .where(and(running(accountId), eq(consentTable.purpose, purpose)));
  return row?.version === CONSENT_VERSION;
}

export const listConsents = defineQuery({
  name: 'personal.listConsents',
  input: noInput,
  output: consents,
  permission: permissions.listConsents,
  async run({ tx, actor }) {
    const given = await tx
      .select()
      .from(consentTable)
      .where(running(actor.accountId ?? ''));
    const items = CONSENT_PURPOSES.map((purpose) => {
      const row = given.find((one) => one.purpose === purpose && one.version === CONSENT_VERSION);
      const words = wordOf(`consent-words.${purpose}`);
      return { purpose, version: CONSENT_VERSION, words, givenAt: row?.givenAt.toISOString() ?? null };
    });
    return { ok: true, value: { items } };
  },
});

/** A consent to the words that were shown; one to older words is replaced. */
export const giveConsent = defineCommand({
  name: 'personal.giveConsent',
  input: giveConsentInput,
  output: consentGiven,
  permission: permissions.giveConsent,
  constraints: { consent_running_once: refuse('CONSENT_GIVEN') },
  async run({ tx, actor, now }, { purpose, version }) {
    const accountId = actor.accountId ?? '';
    if (version !== CONSENT_VERSION) return refuse('CONSENT_WORDS_CHANGED', { path: '/version' });
    if (await hasConsent(tx, accountId, purpose)) return refuse('CONSENT_GIVEN');
    await tx
      .update(consentTable)
      .set({ withdrawnAt: now })
      .where(and(running(accountId), eq(consentTable.purpose, purpose)));
    await tx.insert(consentTable).values({ id: newId(), accountId, purpose, version, givenAt: now });
    return done({ purpose }, { on: { type: 'consent', id: accountId }, after: { purpose, version } });
  },
});

/** Works for the future: what was done under it stays done. */
export const withdrawConsent = defineCommand({
  name: 'personal.withdrawConsent',
  input: withdrawConsentInput,
  output: consentGiven,
  permission: permissions.withdrawConsent,
  async run({ tx, actor, now }, { purpose }) {
    const accountId = actor.accountId ?? '';
    const [row] = await tx
      .update(consentTable)
      .set({ withdrawnAt: now })
      .where(and(running(accountId), eq(consentTable.purpose, purpose)))
      .returning();
    if (!row) return refuse('CONSENT_NOT_GIVEN');
    return done({ purpose }, { on: { type: 'consent', id: accountId }, before: { purpose, version: row.version } });
  },
});
