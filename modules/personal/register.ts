/**
 * The register of personal data: every field that holds something about a person, in one list. The page and
 * docs/personal-data.md are made from it, a copy on request reads by it, erasure works by it, and a test refuses columns
 * that look personal and are not in it. Words stand in messages/zh-CN/personal.json under `field.`, `purpose.`, `basis.`
 * and `retention.`.
 */
export interface PersonalField {
  /** `schema.table.column`. */
  readonly field: string;
  readonly purpose: Purpose;
  /** Personal Information Protection Law of the PRC, article 13. */
  readonly basis: 'statutory-duty' | 'requested-service' | 'security';
  /** Sensitive in the sense of article 28: shown masked, opened only where needed, every look recorded. */
  readonly sensitive: boolean;
  /** The separate consent without which it is not collected (articles 23 and 29). */
  readonly consent?: ConsentPurpose;
  readonly retention: 'account' | 'session' | 'invitation' | 'archive' | 'audit' | 'organisation';
  readonly erasure: Erasure;
  /** Whose it is: the column with the account, or the organisation that it was given for. */
  readonly owner: { readonly of: 'account' | 'organisation'; readonly column: string };
  /** Sealed under the key of its owner. */
  readonly sealed?: true;
  /** Left out of the copy that the person gets: it opens doors, or says nothing. */
  readonly secret?: true;
}

export type Purpose = 'sign-in' | 'security' | 'contact' | 'authority' | 'payment' | 'application' | 'accountability';

/**
 * How a field is erased when an account is closed: its row goes, it is overwritten, its key goes, or it is kept because
 * the law asks for it.
 */
export type Erasure =
  | { readonly how: 'row' }
  /** An expression of SQL over the row. */
  | { readonly how: 'overwrite'; readonly by: string }
  | { readonly how: 'key' }
  | { readonly how: 'kept' };

export const CONSENT_PURPOSES = ['identity-documents', 'share-with-accountant'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
/** Raised with every change of the words: a consent to other words is none. */
export const CONSENT_VERSION = '2026-06-01';

const account = (column: string) => ({ of: 'account' as const, column });
const organisation = (column: string) => ({ of: 'organisation' as const, column });
const row = { how: 'row' as const };
const kept = { how: 'kept' as const };
const key = { how: 'key' as const };

export const REGISTER: readonly PersonalField[] = [
  {
    field: 'identity.person.name',
    purpose: 'sign-in',
    basis: 'requested-service',
    sensitive: false,
    retention: 'account',
    erasure: { how: 'overwrite', by: `'—'` },
    owner: account('id'),
  },
  {
    field: 'identity.person.email',
    purpose: 'sign-in',
    basis: 'requested-service',
    sensitive: false,
    retention: 'account',
    erasure: { how: 'overwrite', by: `'erased-' || id || '@phone.invalid'` },
    owner: account('id'),
  },
  {
    field: 'identity.person.phone',
    purpose: 'sign-in',
    basis: 'requested-service',
    sensitive: false,
    retention: 'account',
    erasure: { how: 'overwrite', by: 'null' },
    owner: account('id'),
  },
  {
    field: 'identity.sign_in_method.password_hash',
    purpose: 'sign-in',
    basis: 'requested-service',
    sensitive: true,
    retention: 'account',
    erasure: row,
    owner: account('person_id'),
    secret: true,
  },
  {
    field: 'identity.passkey.name',
    purpose: 'sign-in',
    basis: 'requested-service',
    sensitive: false,
    retention: 'account',
    erasure: row,
    owner: account('person_id'),
  },
  {
    field: 'identity.second_factor.secret',
    purpose: 'security',
    basis: 'security',
    sensitive: true,
    retention: 'account',
    erasure: row,
    owner: account('person_id'),
    secret: true,
  },
  {
    field: 'identity.session.address',
    purpose: 'security',
    basis: 'security',
    sensitive: false,
    retention: 'session',
    erasure: row,
    owner: account('person_id'),
  },
  {
    field: 'identity.session.user_agent',
    purpose: 'security',
    basis: 'security',
    sensitive: false,
    retention: 'session',
    erasure: row,
    owner: account('person_id'),
  },
  {
    field: 'party.organisation.legal_representative',
    purpose: 'application',
    basis: 'statutory-duty',
    sensitive: false,
    retention: 'organisation',
    erasure: kept,
    owner: organisation('id'),
  },
  {
    field: 'party.organisation.contact_name',
    purpose: 'contact',
    basis: 'statutory-duty',
    sensitive: false,
    retention: 'organisation',
    erasure: kept,
    owner: organisation('id'),
  },
  {
    field: 'party.organisation.contact_phone_sealed',
    purpose: 'contact',
    basis: 'statutory-duty',
    sensitive: true,
    retention: 'organisation',
    erasure: kept,
    owner: organisation('id'),
    sealed: true,
  },
  {
    field: 'party.bank_account.account_sealed',
    purpose: 'payment',
    basis: 'statutory-duty',
    sensitive: true,
    retention: 'archive',
    erasure: kept,
    owner: organisation('organisation_id'),
    sealed: true,
  },
  {
    field: 'party.bank_account.holder_name',
    purpose: 'payment',
    basis: 'statutory-duty',
    sensitive: false,
    retention: 'archive',
    erasure: kept,
    owner: organisation('organisation_id'),
  },
  {
    field: 'party.shareholder.name',
    purpose: 'application',
    basis: 'statutory-duty',
    sensitive: false,
    retention: 'organisation',
    erasure: kept,
    owner: organisation('organisation_id'),
  },
  {
    field: 'party.invitation.address_sealed',
    purpose: 'contact',
    basis: 'requested-service',
    sensitive: false,
    retention: 'invitation',
    erasure: kept,
    owner: organisation('organisation_id'),
    sealed: true,
  },
  {
    field: 'party.authority_letter.person_name',
    purpose: 'authority',
    basis: 'statutory-duty',
    sensitive: false,
    consent: 'identity-documents',
    retention: 'archive',
    erasure: kept,
    owner: account('account_id'),
  },
  {
    field: 'staff.invitation.email',
    purpose: 'contact',
    basis: 'statutory-duty',
    sensitive: false,
    retention: 'archive',
    erasure: kept,
    owner: account('taken_by'),
  },
  {
    field: 'platform.file.name',
    purpose: 'application',
    basis: 'statutory-duty',
    sensitive: true,
    consent: 'identity-documents',
    retention: 'archive',
    erasure: kept,
    owner: account('uploaded_by'),
  },
  {
    field: 'personal.request.words_sealed',
    purpose: 'accountability',
    basis: 'statutory-duty',
    sensitive: true,
    retention: 'audit',
    erasure: key,
    owner: account('account_id'),
    sealed: true,
  },
  {
    field: 'audit.entry.personal',
    purpose: 'accountability',
    basis: 'statutory-duty',
    sensitive: true,
    retention: 'audit',
    erasure: key,
    owner: account('account_id'),
    secret: true,
  },
];

/** Columns whose names look personal and that hold nothing about a person, or only what cannot be read back. */
export const NOT_PERSONAL: readonly string[] = [
  'identity.person.email_verified',
  'identity.person.phone_verified',
  'party.organisation.contact_phone_fingerprint',
  'party.organisation.contact_phone_tail',
  'verification.opinion_request.email',
  'round.round.contact',
];
