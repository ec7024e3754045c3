import type { ChecklistItem, FormPlace } from '../../../contracts/application.ts';
import type { DraftClaim } from '../../../contracts/application-draft.ts';
import { MAX_COST_ENTRIES } from '../../../engine/index.ts';
import type { DraftGap } from '../assess/build-request.ts';
import { say } from '../refusals.ts';
import type { Naming } from './naming.ts';

/** What keeps a part of a draft from being computed, in words. */
export function gapItem(naming: Naming, gap: DraftGap): ChecklistItem {
  switch (gap.kind) {
    case 'clause': {
      const text = say('check.clause-not-in-round', { clause: naming.claimById(gap.claimId) });
      return { kind: 'claim', blocks: true, text, place: { section: 'claim', claimId: gap.claimId } };
    }
    case 'subject': {
      const text = say('check.subject', { claim: naming.claimById(gap.claimId), subject: say('subject') });
      return {
        kind: 'claim',
        blocks: true,
        text,
        place: { section: 'claim', claimId: gap.claimId, member: 'subject' },
      };
    }
    case 'unreadable': {
      const claim = gap.claimId === null ? say('profile.company') : naming.claimById(gap.claimId);
      const text = say('check.fact-unreadable', { claim, fact: naming.fact(gap.fact) });
      return { kind: 'fact', blocks: true, text, place: factPlace(gap.claimId, gap.fact) };
    }
    case 'category': {
      const { claimId, costLineId } = gap;
      const text = say('check.cost-category', { claim: naming.claimById(claimId), line: naming.line(costLineId) });
      return { kind: 'cost', blocks: true, text, place: { section: 'claim', claimId, costLineId, member: 'category' } };
    }
    case 'support': {
      const text = say('check.support-amount', { policy: naming.support(gap.supportId) });
      return { kind: 'fact', blocks: true, text, place: { section: 'other-support', member: gap.supportId } };
    }
    case 'too-many-costs': {
      const text = say('check.too-many-costs', { most: MAX_COST_ENTRIES });
      return { kind: 'cost', blocks: true, text, place: { section: 'claims', member: 'costs' } };
    }
  }
}

/** A code of the engine (`facts.wideReach`, `costs[k1].local`) in words; none for what the office decides. */
export function missingItem(naming: Naming, claim: DraftClaim, code: string): ChecklistItem[] {
  if (code === 'review') return [];
  const of = naming.claim(claim);
  const place: FormPlace = { section: 'claim', claimId: claim.id };
  if (code === 'outcome') {
    const text = say('check.outcome', { claim: of });
    return [{ kind: 'claim', blocks: false, text, place: { ...place, member: 'outcome' } }];
  }
  if (code === 'costs') {
    const text = say('check.costs', { claim: of });
    return [{ kind: 'cost', blocks: false, text, place: { ...place, member: 'costs' } }];
  }
  const [, costLineId, attribute] = /^costs\[(.*)\]\.([^.]+)$/.exec(code) ?? [];
  if (costLineId !== undefined && attribute !== undefined) {
    const words = { claim: of, line: naming.line(costLineId), attribute: naming.attribute(attribute) };
    const text = say('check.cost-attribute', words);
    return [{ kind: 'cost', blocks: false, text, place: { ...place, costLineId, member: attribute } }];
  }
  const [, fact = code, part] = /^(?:facts|applicant)\.([^.]+)(?:\.(.+))?$/.exec(code) ?? [];
  if (fact === 'shootingDays' && claim.subjectId !== undefined) {
    const text = say('check.shooting-days', { claim: of });
    return [{ kind: 'fact', blocks: false, text, place: { ...place, member: fact, subjectId: claim.subjectId } }];
  }
  const label = part === undefined ? naming.fact(fact) : `${naming.fact(fact)} ${part}`;
  const isOfCompany = naming.isOfCompany(fact);
  const text = isOfCompany ? say('check.company-fact', { fact: label }) : say('check.fact', { claim: of, fact: label });
  return [{ kind: 'fact', blocks: false, text, place: factPlace(isOfCompany ? null : claim.id, fact) }];
}

function factPlace(claimId: string | null, fact: string): FormPlace {
  return claimId === null ? { section: 'applicant', member: fact } : { section: 'claim', claimId, member: fact };
}
