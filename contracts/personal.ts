import { z } from 'zod';
import { pageOf, pageQuery } from './paging.ts';

/**
 * Personal data. Below /api/v1/personal-data:
 *
 * - `GET /register` and `GET /impact-assessment` (everybody)
 * - `GET /mine` → everything that is registered of the own account
 * - `GET /consents`, `POST /consents/give`, `POST /consents/withdraw`
 * - `POST /requests` asks for a correction or an erasure, `GET /requests/mine` shows how it stands
 * - `GET /requests` and `POST /requests/:requestId/answer` for the office
 */

export const noInput = z.strictObject({});

export const personalRegister = z
  .strictObject({
    fields: z.array(
      z.strictObject({
        field: z.string(),
        name: z.string(),
        purpose: z.string(),
        basis: z.string(),
        sensitive: z.boolean(),
        /** The separate consent that it needs; null = none. */
        consent: z.string().nullable(),
        sealed: z.boolean(),
        retention: z.string(),
        erasure: z.string(),
      }),
    ),
  })
  .meta({ id: 'PersonalRegister' });
export type PersonalRegister = z.output<typeof personalRegister>;

export const impactAssessment = z
  .strictObject({ sections: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) })) })
  .meta({ id: 'ImpactAssessment' });

export const personalCopy = z
  .strictObject({
    madeAt: z.iso.datetime(),
    fields: z.array(
      z.strictObject({ field: z.string(), name: z.string(), purpose: z.string(), values: z.array(z.json()) }),
    ),
  })
  .meta({ id: 'PersonalCopy' });
export type PersonalCopy = z.output<typeof personalCopy>;

export const consentPurpose = z.enum(['identity-documents', 'share-with-accountant']).meta({ id: 'ConsentPurpose' });

export const consents = z
  .strictObject({
    items: z.array(
      z.strictObject({
        purpose: consentPurpose,
        /** Of the words; goes back with the consent. */
        version: z.string(),
        words: z.string(),
        /** null = not given, withdrawn, or given to other words. */
        givenAt: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'Consents' });
export type Consents = z.output<typeof consents>;

export const giveConsentInput = z.strictObject({ purpose: consentPurpose, version: z.string().max(20) });
export const withdrawConsentInput = z.strictObject({ purpose: consentPurpose });
export const consentGiven = z.strictObject({ purpose: consentPurpose }).meta({ id: 'ConsentGiven' });

export const requestKind = z.enum(['correction', 'erasure']).meta({ id: 'PersonalRequestKind' });
export const requestState = z.enum(['open', 'fulfilled', 'declined']).meta({ id: 'PersonalRequestState' });

export const askInput = z.strictObject({
  kind: requestKind,
  /** A field of the register; left out = everything. */
  field: z.string().max(200).optional(),
  words: z.string().trim().min(1).max(2000),
});
export const requestId = z.strictObject({ requestId: z.uuid() });
export const answerInput = z.strictObject({
  requestId: z.uuid(),
  /** Fulfilling an erasure erases. */
  decision: z.enum(['fulfilled', 'declined']),
  answer: z.string().trim().min(1).max(2000),
});

export const personalRequest = z
  .strictObject({
    id: z.uuid(),
    accountId: z.uuid(),
    kind: requestKind,
    field: z.string().nullable(),
    /** null where the person's key was erased. */
    words: z.string().nullable(),
    state: requestState,
    answer: z.string().nullable(),
    askedAt: z.iso.datetime(),
    answeredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PersonalRequest' });
export type PersonalRequest = z.output<typeof personalRequest>;

export const listRequestsInput = pageQuery.extend({ state: requestState.optional() });
export const personalRequests = pageOf(personalRequest, 'PersonalRequests');
