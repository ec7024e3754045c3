import { describe, expect, it } from 'vitest';
import type { ApplicationDraft, DraftClaim } from '../../../../../contracts/application-draft.ts';
import { EMPTY_DRAFT } from '../../../../../contracts/application-draft.ts';
import { groundOf, TODAY } from '../../../../public/calculator/testing/ground.ts';
import { type FormGround, formLayout } from './form-layout.ts';

const { policy } = groundOf();
const WORK = '6f2c8f1e-5a52-4d55-9a53-0a4f7f0f9c11';

function ground(change: Partial<FormGround> = {}): FormGround {
  const clauses = ['location-filming', 'overseas-distribution', 'first-above-scale'].map((clause) => {
    return { clause, title: clause, budgetFen: null, places: null };
  });
  const round = { programYear: 2026, clauses, materials: [], waivedMaterials: [] };
  return { policy, round, day: TODAY, registered: {}, ...change };
}

function draftOf(...claims: readonly Partial<DraftClaim>[]): ApplicationDraft {
  const whole = claims.map((claim, at) => ({ id: `c${at + 1}`, clause: 'location-filming', facts: {}, ...claim }));
  return { ...EMPTY_DRAFT, claims: whole };
}

const fieldsOf = (draft: ApplicationDraft, change: Partial<FormGround> = {}) =>
  formLayout(draft, ground(change)).claims.map(({ facts }) =>
    Object.fromEntries(facts.map(({ use, from }) => [use.fact, from.kind])),
  );

describe('which fields the form has', () => {
  it('none for a clause that the round does not have', () => {
    const [claim] = formLayout(draftOf({ clause: 'key-rnd' }), ground()).claims;
    expect([claim?.questions, claim?.facts, claim?.materials]).toEqual([undefined, [], []]);
  });

  it('never asks for shooting days that a register counts, even before a work is chosen', () => {
    expect(fieldsOf(draftOf({}))[0]?.shootingDays).toBe('register-only');
  });

  it('shows what the register of works knows instead of asking it', () => {
    const registered = { c1: { shootingDays: { total: 15, inDistrict: 8 } } };
    const [claim] = formLayout(draftOf({ subjectId: WORK }), ground({ registered })).claims;
    const days = claim?.facts.find(({ use }) => use.fact === 'shootingDays');
    expect(days?.from).toEqual({ kind: 'registered', value: { total: 15, inDistrict: 8 } });
  });

  it('asks what is about the company once, however many claims need it, and no claim asks it', () => {
    const draft = draftOf({ clause: 'first-above-scale' }, { clause: 'first-above-scale' });
    const { company, claims } = formLayout(draft, ground());
    expect(company.map(({ fact }) => fact).sort()).toEqual(['firstTimeAboveScale', 'microDramaRelated']);
    expect(claims.map(({ facts, asksCompany }) => [facts.length, asksCompany])).toEqual([
      [0, true],
      [0, true],
    ]);
  });

  it('takes the answer about a work from another claim for the same work, not from one for another work', () => {
    const about = Object.entries(policy.definition.dictionary.facts).flatMap(([name, { about: of }]) => {
      return of === 'subject' && name in (fieldsOf(draftOf({}))[0] ?? {}) && name !== 'shootingDays' ? [name] : [];
    });
    const [name = ''] = about;
    const answered = { subjectId: WORK, facts: { [name]: true } };
    const other = '0b6d1a6e-35a8-4d0a-8a93-2b0d6a9f4c22';
    const [, same, another] = fieldsOf(draftOf(answered, { subjectId: WORK }, { subjectId: other }));
    expect([same?.[name], another?.[name]]).toEqual(['elsewhere', 'typed']);
  });
});

describe('which papers are asked for', () => {
  it('those of the clause with the claim, those for all once, without the ones that the round waives', () => {
    const all = formLayout(draftOf({}), ground());
    const once = all.materials.map(({ id }) => id);
    const ofClaim = all.claims[0]?.materials.map(({ id }) => id) ?? [];
    expect(once.length).toBeGreaterThan(0);
    expect(ofClaim.filter((id) => once.includes(id))).toEqual([]);
    const [first = ''] = ofClaim;
    const round = { ...ground().round, waivedMaterials: [first, ...once] };
    const less = formLayout(draftOf({}), ground({ round }));
    expect(less.materials).toEqual([]);
    expect(less.claims[0]?.materials.map(({ id }) => id)).toEqual(ofClaim.slice(1));
  });

  it('those that the round asks for beside them, optional ones marked', () => {
    const extra = { id: 'plan', label: '计划', help: '', required: false, clauses: ['location-filming'] };
    const round = { ...ground().round, materials: [extra] };
    const last = formLayout(draftOf({}), ground({ round })).claims[0]?.materials.at(-1);
    expect([last?.id, last?.basis, last?.required]).toEqual(['plan', 'round', false]);
  });
});
