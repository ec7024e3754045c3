import { applicationParams, movedApplication, reasonInput } from '../../contracts/application.ts';
import { type CommandContext, defineCommand, done, event } from '../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { applicationResource, lockApplication } from './application.ts';
import { type Moved, moveTo } from './move-to.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { dueOf } from './words-of-progress.ts';

/** Steps that need nothing but the application itself. */

function viewOf({ application }: Moved) {
  const { id, state, nextActor } = application;
  return { id, state, nextActor, due: dueOf(application) };
}

/** The applicant takes the application back; what was counted for it is released by those who hear of it. */
export const withdrawApplication = defineCommand({
  name: 'application.withdraw',
  input: reasonInput,
  output: movedApplication,
  permission: may.withdraw,
  resource: applicationResource,
  async run(context, { id, reason }) {
    const moved = await moveTo(context, id, 'withdrawn', { note: reason });
    if (!moved.ok) return moved;
    const { organisationId, number } = moved.application;
    const withdrawn = event('ApplicationWithdrawn', { applicationId: id, organisationId, number });
    return done(viewOf(moved), moved.audit, [moved.event, withdrawn]);
  },
});

/** The clerk has entered a paper application: the applicant is asked whether it is what was brought. */
export const sendForConfirmation = defineCommand({
  name: 'application.sendForConfirmation',
  input: applicationParams,
  output: movedApplication,
  permission: may.sendForConfirmation,
  resource: applicationResource,
  async run(context, { id }) {
    const defect = await paperDefect(context, id);
    if (defect) return defect;
    const moved = await moveTo(context, id, 'awaiting-confirmation');
    if (!moved.ok) return moved;
    return done(viewOf(moved), moved.audit, [moved.event]);
  },
});

/** It is not what was brought: the clerk mends it. */
export const sendBack = defineCommand({
  name: 'application.sendBack',
  input: reasonInput,
  output: movedApplication,
  permission: may.sendBack,
  resource: applicationResource,
  async run(context, { id, reason }) {
    const defect = await paperDefect(context, id);
    if (defect) return defect;
    const moved = await moveTo(context, id, 'draft', { note: reason });
    if (!moved.ok) return moved;
    return done(viewOf(moved), moved.audit, [moved.event]);
  },
});

async function paperDefect(context: CommandContext, id: string) {
  const row = await lockApplication(context, id);
  if (!row) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
  return row.source === 'paper' ? undefined : refuse('NOT_PAPER');
}
