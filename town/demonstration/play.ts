import type { ApplicationView, ChecklistView } from '../../contracts/application.ts';
import type { VerificationView } from '../../contracts/verification.ts';
import type { PersonalSeal } from '../../platform/audit/record.ts';
import { type Company, invoiceFile, paperNamed, sampleBankSlipPdf, sampleContractPdf, voucherOf } from './papers.ts';
import { type OfficePlayers, openTheOffice } from './people.ts';
import type { Player, Stage } from './stage.ts';
import story from './story.json' with { type: 'json' };
import { usccOf } from './uscc.ts';

/** The story of a new demonstration: a policy is issued as a sample, a round opens, a dozen companies come. */

export type Progress = (done: number, of: number) => void;

interface Scene {
  readonly stage: Stage;
  readonly office: OfficePlayers;
  readonly roundId: string;
}

interface OnStage {
  readonly company: Company;
  readonly player: Player & { readonly organisationId: string };
}

export async function play(stage: Stage, seal: PersonalSeal, progress: Progress): Promise<void> {
  const steps = story.companies.length + 2;
  await stage.at('2026-05-06T09:00:00+08:00');
  const office = await openTheOffice(stage, seal);
  await progress(1, steps);
  const roundId = await openTheRound(stage, office);
  await progress(2, steps);
  const scene: Scene = { stage, office, roundId };
  for (const [at, company] of story.companies.entries()) {
    await stage.at(`${company.day}T10:00:00+08:00`);
    const onStage = await register(scene, company, at);
    await apply(scene, onStage);
    await progress(3 + at, steps);
  }
  await stage.at('2026-06-18T09:30:00+08:00');
}

/** The draft is issued as a sample by two people; then a round is published on it. */
async function openTheRound(stage: Stage, { officer, supervisor }: OfficePlayers): Promise<string> {
  const { instrument, round } = story;
  const content = await paperNamed(instrument.file, instrument.conclusion, stage.now());
  const officialFileId = await stage.file(officer, 'official', instrument.file, content);
  await stage.settle();
  const proposal = {
    policyId: 'tongzhou-micro-drama',
    version: '2026-02-05-draft',
    issuedOn: instrument.issuedOn,
    documentNumber: instrument.documentNumber,
    officialFileId,
    fairCompetitionConclusion: instrument.conclusion,
  };
  const issued = await stage.act(officer, 'instrument.proposeIssue', proposal, 'draft');
  await stage.act(supervisor, 'instrument.confirmIssue', { id: issued.id }, 'draft');
  await stage.at('2026-05-08T15:00:00+08:00');
  const draft = {
    title: round.title,
    issuedVersionId: issued.id,
    programYear: 2026,
    opensAt: '2026-05-11T01:00:00.000Z',
    closesAt: '2026-07-10T09:00:00.000Z',
    graceUntil: '2026-07-14T09:00:00.000Z',
    contact: round.contact,
    clauses: [
      { clause: 'location-filming', budgetFen: 800_000_000, places: 20 },
      { clause: 'first-above-scale', budgetFen: 200_000_000, places: null },
    ],
    questions: [{ id: 'jobs', label: round.question, kind: 'number', required: false }],
    materials: [],
    waivedMaterials: WAIVED,
  };
  const created = await stage.act(officer, 'round.create', draft, 'first');
  await stage.act(supervisor, 'round.publish', { id: created.id }, 'first');
  return created.id;
}

/** The first round asks for little: what the register and the vouchers show needs no paper. */
const WAIVED = [
  'application-form',
  'credit-record',
  'other-support-statement',
  'voucher-sets',
  'special-audit-report',
  'cost-allocation-report',
  'licence-or-filing-number',
  'production-permit',
  'rights-and-presenter-agreement',
  'reach-evidence',
  'shooting-diary',
  'booking-and-check-in',
  'local-cost-list',
  'other-cost-recognition',
  'key-project-proof',
  'main-business-proof',
];

/** A company registers, its representative is confirmed by letter, and it fills in its profile. */
async function register({ stage, office }: Scene, company: Company, at: number): Promise<OnStage> {
  const { key, name, person, role } = company;
  const someone = await stage.person(`${key}@${story.domain}`, person, `${role}（${name}）`, at);
  const uscc = usccOf(company.uscc);
  const { organisationId } = await stage.act<{ organisationId: string }>(
    someone,
    'party.registerOrganisation',
    { uscc, name },
    key,
  );
  const player = { ...someone, organisationId };
  const paper = async (of: keyof typeof story.papers, owner: Player) => {
    const { name: title, label } = story.papers[of];
    return stage.file(owner, `${key} ${of}`, title, await paperNamed(label, name, stage.now()));
  };
  const letter = await paper('letter', player);
  const account = await paper('account', player);
  await stage.settle();
  const handed = await stage.act<{ letterId: string }>(
    player,
    'party.submitAuthorityLetter',
    { organisationId, fileId: letter },
    key,
  );
  await stage.act(office.clerk, 'party.confirmAuthorityLetter', { letterId: handed.letterId }, key);
  const { revision } = await stage.look<{ revision: number }>(player, 'party.showOrganisation', { organisationId });
  const profile = {
    organisationId,
    revision,
    legalRepresentative: person,
    address: company.address,
    industry: '',
    registeredOn: '2021-03-01',
    contactName: person,
    contactPhone: company.phone,
  };
  await stage.act(player, 'party.updateProfile', profile, key);
  const bank = {
    organisationId,
    bankName: story.bank,
    holderName: name,
    accountNumber: company.account,
    proofFileId: account,
  };
  await stage.act(player, 'party.changeBankAccount', bank, key);
  return { company, player };
}

/** How far each company comes. */
async function apply(scene: Scene, onStage: OnStage): Promise<void> {
  const { company, player } = onStage;
  const { stage, office, roundId } = scene;
  const { key, ends } = company;
  const subjectId = company.work === undefined ? undefined : await registerWork(scene, onStage);
  if (ends === 'nothing') return;
  if (ends === 'awaiting-confirmation') {
    const from = { kind: 'clauses', clauses: ['first-above-scale'] };
    const input = { id: roundId, organisationId: player.organisationId, from };
    const { id } = await stage.act(office.clerk, 'application.startPaper', input, key);
    await fillIn(scene, onStage, office.clerk, id, undefined);
    await stage.act(office.clerk, 'application.sendForConfirmation', { id }, key);
    return;
  }
  const clause = subjectId === undefined ? 'first-above-scale' : 'location-filming';
  const started = { id: roundId, from: { kind: 'clauses', clauses: [clause] } };
  const { id } = await stage.act(player, 'application.start', started, key);
  await fillIn(scene, onStage, player, id, subjectId);
  if (ends === 'draft') return;
  await handIn(scene, onStage, id, 'application.submit');
  await stage.settle();
  await atTheDesk(scene, onStage, id);
}

async function registerWork({ stage }: Scene, { company, player }: OnStage): Promise<string> {
  const { key, work = '', days = [0, 0] } = company;
  const subject = {
    kind: 'micro-drama',
    title: work,
    presenterName: company.name,
    presenterUscc: usccOf(company.uscc),
    producerName: company.name,
    producerUscc: usccOf(company.uscc),
    investmentFen: 320_000_000,
    specialThemes: false,
    aiGenerated: false,
    filedOn: '2026-03-02',
    episodes: 24,
    totalMinutes: 48,
    startedOn: '2026-03-10',
    completedOn: '2026-04-30',
    releasedOn: '2026-05-08',
  };
  const { id } = await stage.act(player, 'works.registerSubject', subject, key);
  const [inside = 0, outside = 0] = days;
  const entries = Array.from({ length: inside + outside }, (_, at) => {
    const inDistrict = at < inside;
    const place = inDistrict ? story.places.inside : story.places.outside;
    return { day: `2026-04-${String(at + 1).padStart(2, '0')}`, place, inDistrict, isMainPlace: true };
  });
  await stage.act(player, 'works.addShootingDays', { id, entries }, key);
  return id;
}

/** The draft: facts, cost lines with their vouchers, materials. */
async function fillIn(
  scene: Scene,
  { company, player }: OnStage,
  writer: Player,
  id: string,
  subjectId: string | undefined,
): Promise<void> {
  const { stage } = scene;
  const { key } = company;
  const { draft, sections } = await stage.look<ApplicationView>(writer, 'application.see', { id });
  const claim = draft.claims[0];
  if (!claim) throw new Error(`${key}: a draft without its claim`);
  const section =
    subjectId === undefined
      ? {
          section: 'applicant',
          base: sections.applicant?.revision ?? 0,
          value: { firstTimeAboveScale: true, microDramaRelated: true },
        }
      : {
          section: 'claim',
          base: sections[`claim:${claim.id}`]?.revision ?? 0,
          claimId: claim.id,
          value: { ...claim, subjectId, facts: { ...claim.facts, releasedOnMainstreamPlatform: true } },
        };
  await stage.act(writer, 'application.saveDraft', { id, sections: [section] }, key);
  for (const [at] of company.costs.entries()) await addCost(scene, { company, player }, id, claim.id, at);
  const asked =
    subjectId === undefined
      ? (['licence', 'undertaking', 'scale'] as const)
      : (['licence', 'undertaking', 'release'] as const);
  for (const paper of asked) await attach(scene, { company, player }, writer, id, claim.id, paper);
}

const MATERIALS = {
  licence: ['business-licence', 'all'],
  undertaking: ['truthfulness-undertaking', 'all'],
  release: ['platform-release-proof', 'claim'],
  scale: ['statistical-register-proof', 'claim'],
} as const;

async function attach(
  { stage }: Scene,
  { company, player }: OnStage,
  writer: Player,
  id: string,
  claimId: string,
  paper: keyof typeof MATERIALS,
): Promise<void> {
  const { name, label } = story.papers[paper];
  const key = `${company.key} ${paper}`;
  const fileId = await stage.file(player, key, name, await paperNamed(label, company.name, stage.now()));
  await stage.settle();
  const voucher = await stage.act(player, 'evidence.registerVoucher', { fileId, kind: 'proof', label }, key);
  const [materialId, scope] = MATERIALS[paper];
  const attachment = { id, claimId: scope === 'all' ? null : claimId, materialId, voucherId: voucher.id };
  await stage.act(writer, 'application.attachMaterial', attachment, key);
}

/** One cost with contract, invoice and payment, read by the machine. */
async function addCost(
  { stage }: Scene,
  { company, player }: OnStage,
  id: string,
  claimId: string,
  at: number,
): Promise<void> {
  const cost = company.costs[at];
  if (!cost) return;
  const key = `${company.key} ${at}`;
  const sample = voucherOf(company, cost, at, `2026-04-${String(10 + at).padStart(2, '0')}`);
  const invoice = await invoiceFile(sample, cost.form);
  const files = {
    contract: { name: `${story.contract}.pdf`, content: await sampleContractPdf(sample) },
    invoice,
    slip: { name: `${story.slip}.pdf`, content: await sampleBankSlipPdf(sample) },
  };
  const amountFen = Math.round((cost.withoutTaxFen * (10_000 + cost.taxBp)) / 10_000);
  const line = { id, claimId, category: cost.category, attributes: { local: true }, description: cost.text, amountFen };
  const added = await stage.act<{ id: string; revision: number }>(
    player,
    'evidence.addCostLine',
    { ...line, incurredOn: sample.issuedOn },
    key,
  );
  let { revision } = added;
  for (const [as, { name, content }] of Object.entries(files)) {
    const fileId = await stage.file(player, `${key} ${as}`, name, content);
    await stage.settle();
    const kind = as === 'slip' ? 'bank-slip' : as;
    const typed =
      as === 'contract' ? { contractNumber: sample.contract?.number } : as === 'slip' ? { totalFen: amountFen } : {};
    const voucher = await stage.act(
      player,
      'evidence.registerVoucher',
      { fileId, kind, label: name, typed },
      `${key} ${as}`,
    );
    const bound = {
      id,
      lineId: added.id,
      revision,
      as,
      voucherId: voucher.id,
      invoiceLine: as === 'invoice' ? 1 : null,
    };
    ({ revision } = await stage.act<{ revision: number }>(player, 'evidence.bindVoucher', bound, `${key} ${as}`));
  }
  await stage.settle();
}

async function handIn({ stage }: Scene, { company, player }: OnStage, id: string, how: string): Promise<void> {
  const { draftRevision } = await stage.look<ApplicationView>(player, 'application.see', { id });
  const { undertaking } = await stage.look<ChecklistView>(player, 'application.seeChecklist', { id });
  const taken = { version: undertaking.version, agreed: true, signer: company.person };
  await stage.act(player, how, { id, draftRevision, undertaking: taken }, `${company.key} ${how}`);
}

/** What the office does with what was handed in. */
async function atTheDesk(scene: Scene, onStage: OnStage, id: string): Promise<void> {
  const { stage, office } = scene;
  const { company, player } = onStage;
  const { key, ends } = company;
  const { acts } = story;
  switch (ends) {
    case 'declined':
      await stage.act(office.clerk, 'acceptance.decline', { id, reason: acts.declined }, key);
      return;
    case 'withdrawn':
      await stage.act(player, 'application.withdraw', { id, reason: acts.withdrawn }, key);
      return;
    case 'correction-requested':
    case 'resubmitted':
      await stage.act(office.clerk, 'acceptance.requestCorrection', { id, removed: [], added: [acts.correction] }, key);
      if (ends === 'resubmitted') await handIn(scene, onStage, id, 'application.resubmit');
      return;
    case 'accepted':
    case 'verifying':
    case 'verified':
      await stage.act(office.clerk, 'acceptance.accept', { id, reason: acts.acceptedWithDefects }, key);
      if (ends !== 'accepted') await verify(scene, onStage, id);
      return;
    default:
      return;
  }
}

async function verify({ stage, office }: Scene, { company }: OnStage, id: string): Promise<void> {
  const { key, ends } = company;
  const { acts } = story;
  const { officer, accountant } = office;
  let view = await stage.act<VerificationView>(officer, 'verification.open', { id }, key);
  const [first, second] = view.lines;
  if (first) {
    view = await stage.act(
      officer,
      'verification.decideLine',
      { id, costLineId: first.id, decision: 'allowed' },
      `${key} 1`,
    );
  }
  if (ends === 'verifying') {
    if (second) {
      const verifiedFen = second.claimedFen - 1_680_000;
      const reduced = { id, costLineId: second.id, decision: 'reduced', verifiedFen, reason: acts.lineReduced };
      await stage.act(officer, 'verification.decideLine', reduced, `${key} 2`);
    }
    const assigned = { id, accountId: accountant.accountId, dueDay: '2026-06-30' };
    await stage.act(officer, 'verification.assignAccountant', assigned, key);
    return;
  }
  for (const finding of view.findings) {
    await stage.act(
      officer,
      'verification.noteFinding',
      { id, findingId: finding.id, note: acts.noted },
      `${key} ${finding.id}`,
    );
  }
  await stage.act(officer, 'verification.complete', { id }, key);
}
