import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { officeRound, roundParams, roundPolicy } from '../../contracts/round.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import { may } from './permissions.ts';
import { refuse as refuseRound } from './refusals.ts';
import { roundOf } from './round.ts';
import { officeViewOf } from './round-view.ts';

/** A round with everything that the office keeps of it. */
export const seeOfficeRound = defineQuery({
  name: 'round.seeOffice',
  input: roundParams,
  output: officeRound,
  permission: may.seeOffice,
  async run({ tx, now }, { id }) {
    const found = await roundOf(tx, id);
    if (!found) return refuse('NOT_FOUND', { kind: 'not-found' });
    return { ok: true, value: await officeViewOf(tx, found.round, now) };
  },
});

/** The package that the form of a public round is built from, without the sentences of the text. */
export const seeRoundPolicy = (policies: PolicyShelf) =>
  defineQuery({
    name: 'round.seePolicy',
    input: roundParams,
    output: roundPolicy,
    permission: may.seePolicy,
    async run({ tx }, { id }) {
      const found = await roundOf(tx, id);
      if (!found || found.round.number === null) return refuse('NOT_FOUND', { kind: 'not-found' });
      const { policyId, version, digest } = found.round;
      const loaded = policies.find(policyId, version);
      if (!loaded || loaded.definition.digest !== digest)
        return refuseRound('PACKAGE_CHANGED', { kind: 'unavailable' });
      const { definition, text, materials } = loaded;
      const sections = text.sections.map((section) => ({ id: section.id, title: section.title, sentences: [] }));
      return {
        ok: true,
        value: { definition: { ...definition }, text: { ...text, sections }, materials: [...materials] },
      };
    },
  });
