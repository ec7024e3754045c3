import { z } from 'zod';
import { pageOf, pageQuery } from './paging.ts';
import { organisationRole } from './roles.ts';
import { optionalLine, realDay, writtenLine, writtenText } from './texts.ts';

/** Organisations that apply, the people who act for them, and what shows that they may. */

export const LETTER_STATES = ['submitted', 'confirmed', 'refused'] as const;

const organisationId = z.uuid();
const moment = z.iso.datetime();
/** As written on the business licence: 18 characters, capital letters. What is typed with blanks or small letters is put right. */
const uscc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
  .meta({ examples: ['91110112MA0000013K'] });
const name = writtenLine(200);
/** A Chinese number, mobile or with area code: 13800138000, 010-80880000, 400-810-0000. */
const phone = z
  .string()
  .trim()
  .regex(/^(\+86)?\d[\d-]{5,18}\d$/);
const mobile = z.string().regex(/^(\+86)?1[3-9]\d{9}$/);
const emailAddress = z.email().max(200);
/** Basis points, at least one. */
const share = z.int().min(1).max(10_000);
/** A member of the industry list of the facts (`policies/facts.yaml`); empty = not said. */
const industry = z.string().regex(/^[a-z0-9-]{0,60}$/);

export const ofOrganisation = z.strictObject({ organisationId });

export const registerOrganisationInput = z.strictObject({ uscc, name });

export const registered = z.strictObject({ organisationId }).meta({ id: 'OrganisationRegistered' });
export const nothing = z.strictObject({});

export const profileInput = z.strictObject({
  organisationId,
  /** The revision that was read: a colleague who wrote meanwhile is not overwritten. */
  revision: z.int().min(1),
  legalRepresentative: optionalLine(100),
  address: optionalLine(300),
  industry,
  registeredOn: realDay.nullable(),
  contactName: optionalLine(100),
  /** Left out = stays; null = removed. */
  contactPhone: phone.nullable().optional(),
});

export const revised = z.strictObject({ revision: z.int() }).meta({ id: 'OrganisationRevised' });

export const renameInput = z.strictObject({ organisationId, name, proofFileId: z.uuid() });

const shareholder = z.strictObject({ name, uscc: uscc.nullable(), shareBp: share });
export const shareholdersInput = z.strictObject({
  organisationId,
  revision: z.int().min(1),
  shareholders: z.array(shareholder).max(50),
});

export const bankAccountInput = z.strictObject({
  organisationId,
  bankName: writtenLine(200),
  holderName: name,
  /** Digits; blanks and hyphens as printed on the certificate are left out. */
  accountNumber: z
    .string()
    .regex(/^[\d\s-]{8,60}$/)
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{8,32}$/)),
  /** The opening certificate (开户许可证 or 基本存款账户信息). */
  proofFileId: z.uuid(),
});

export const mergeInput = z.strictObject({ organisationId, intoId: z.uuid(), reason: writtenText(1000) });

export const inviteInput = z.strictObject({
  organisationId,
  role: organisationRole.exclude(['representative']),
  to: z.discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('email'), address: emailAddress }),
    z.strictObject({ channel: z.literal('mobile'), address: mobile }),
  ]),
});

export const invited = z.strictObject({ invitationId: z.uuid(), expiresAt: moment }).meta({ id: 'MemberInvitation' });
export const ofInvitation = z.strictObject({ invitationId: z.uuid() });
export const takeInvitationInput = z.strictObject({
  invitationId: z.uuid(),
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export const invitationShown = z
  .strictObject({ organisationName: z.string(), role: organisationRole, expiresAt: moment, isOpen: z.boolean() })
  .meta({ id: 'InvitationShown' });

export const memberInput = z.strictObject({ organisationId, accountId: z.uuid() });
export const changeRoleInput = memberInput.extend({ role: organisationRole.exclude(['representative']) });

export const submitLetterInput = z.strictObject({ organisationId, fileId: z.uuid() });
export const claimInput = z.strictObject({ uscc, name, fileId: z.uuid() });
export const letterSubmitted = z.strictObject({ letterId: z.uuid() }).meta({ id: 'AuthorityLetterSubmitted' });
export const ofLetter = z.strictObject({ letterId: z.uuid() });
export const refuseLetterInput = z.strictObject({ letterId: z.uuid(), reason: writtenText(500) });

export const letterPrint = z
  .strictObject({
    organisationName: z.string(),
    uscc: z.string(),
    legalRepresentative: z.string(),
    personName: z.string(),
    day: z.string(),
  })
  .meta({ id: 'AuthorityLetterPrint' });

const letterState = z.enum(LETTER_STATES);

/** none = nobody has shown authority yet · waiting = a clerk reads a letter · confirmed. */
export const authority = z.enum(['none', 'waiting', 'confirmed']).meta({ id: 'Authority' });

export const mineItem = z
  .strictObject({
    organisationId,
    name: z.string(),
    uscc: z.string(),
    role: organisationRole,
    authority,
    /** Became part of this other organisation, for which the person acts. */
    mergedInto: z.uuid().nullable(),
  })
  .meta({ id: 'MyOrganisation' });

const letterOfMine = z.strictObject({
  letterId: z.uuid(),
  organisationName: z.string(),
  state: letterState,
  reason: z.string(),
  submittedAt: moment,
});

export const mine = z
  .strictObject({
    organisations: z.array(mineItem),
    /** The person's own letters, newest first. */
    letters: z.array(letterOfMine),
  })
  .meta({ id: 'MyOrganisations' });

export const organisationShown = z
  .strictObject({
    organisationId,
    uscc: z.string(),
    name: z.string(),
    formerNames: z.array(z.strictObject({ name: z.string(), changedAt: moment })),
    legalRepresentative: z.string(),
    address: z.string(),
    industry: z.string(),
    registeredOn: z.string().nullable(),
    contactName: z.string(),
    /** `*******8000`; empty = none. In the clear by a query of its own that is recorded. */
    contactPhoneMasked: z.string(),
    shareholders: z.array(z.strictObject({ name: z.string(), uscc: z.string().nullable(), shareBp: z.int() })),
    bankAccount: z
      .strictObject({
        bankName: z.string(),
        holderName: z.string(),
        accountMasked: z.string(),
        proofFileId: z.uuid(),
        since: moment,
      })
      .nullable(),
    authority,
    mergedInto: z.strictObject({ organisationId, name: z.string() }).nullable(),
    absorbed: z.array(z.strictObject({ organisationId, name: z.string(), uscc: z.string() })),
    revision: z.int(),
  })
  .meta({ id: 'Organisation' });

export const contactShown = z.strictObject({ contactName: z.string(), contactPhone: z.string().nullable() });
export const bankAccountShown = z.strictObject({
  bankName: z.string(),
  holderName: z.string(),
  accountNumber: z.string().nullable(),
});

export const membersShown = z
  .strictObject({
    members: z.array(
      z.strictObject({
        accountId: z.uuid(),
        name: z.string(),
        role: organisationRole,
        isProvisional: z.boolean(),
        since: moment,
      }),
    ),
    invitations: z.array(
      z.strictObject({
        invitationId: z.uuid(),
        role: organisationRole,
        addressMasked: z.string(),
        expiresAt: moment,
        hasExpired: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Members' });

export const listOrganisationsInput = pageQuery.extend({
  /** Part of a name, former or present, or the beginning of a unified social credit code. */
  search: optionalLine(100).optional(),
});
const organisationItem = z.strictObject({
  organisationId,
  uscc: z.string(),
  name: z.string(),
  authority,
  mergedInto: z.uuid().nullable(),
});
export const organisationPage = pageOf(organisationItem, 'OrganisationPage');

export const listLettersInput = pageQuery.extend({ state: letterState.optional() });
const letterItem = z.strictObject({
  letterId: z.uuid(),
  organisationId,
  /** As registered, and as the person wrote it. */
  registeredName: z.string(),
  writtenName: z.string(),
  uscc: z.string(),
  personName: z.string(),
  fileId: z.uuid(),
  state: letterState,
  reason: z.string(),
  submittedAt: moment,
  /** Somebody else represents the organisation now: confirming puts this person in that one's place. */
  replaces: z.string().nullable(),
});
export const letterPage = pageOf(letterItem, 'AuthorityLetterPage');
