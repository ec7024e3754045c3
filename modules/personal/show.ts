import { z } from 'zod';
import { impactAssessment, noInput, personalCopy, personalRegister } from '../../contracts/personal.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { copyOf } from './copy-and-erase.ts';
import { permissions } from './permissions.ts';
import { impactInWords, registerInWords } from './words.ts';

/** The register as everybody may read it. */
export const showRegister = defineQuery({
  name: 'personal.showRegister',
  input: noInput,
  output: personalRegister,
  permission: permissions.showRegister,
  run: async () => ({ ok: true, value: { fields: registerInWords() } }),
});

export const showImpactAssessment = defineQuery({
  name: 'personal.showImpactAssessment',
  input: noInput,
  output: impactAssessment,
  permission: permissions.showRegister,
  run: async () => ({ ok: true, value: { sections: impactInWords() } }),
});

/** Everything that is registered of the own account, to read and to keep. */
export const showMine = defineQuery({
  name: 'personal.showMine',
  input: noInput,
  output: personalCopy,
  permission: permissions.showMine,
  async run({ tx, actor, now }) {
    const accountId = actor.accountId ?? '';
    const registered = new Map(registerInWords().map((one) => [one.field, one]));
    const fields = (await copyOf(tx, accountId)).map(({ field, values }) => ({
      field,
      name: registered.get(field)?.name ?? field,
      purpose: registered.get(field)?.purpose ?? '',
      values: values.map((value) => z.json().parse(value)),
    }));
    const personalDataOf = [{ type: 'person', id: accountId, fields: fields.map(({ field }) => field) }];
    return { ok: true, value: { madeAt: now.toISOString(), fields }, personalDataOf };
  },
});
