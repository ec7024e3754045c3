import { z } from 'zod';
import {
  addCostLine as addInput,
  bindVoucher as bindInput,
  type CostLinesView,
  changeCostLine as changeInput,
  costLines,
  listCostLines as listInput,
  moveCostLine as moveInput,
  removeCostLine as removeInput,
  revisedCostLine,
} from '../../contracts/cost-lines.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { applicationOf, applicationResource, editDefect } from '../../modules/application/index.ts';
import {
  bindTo,
  type CostLineRow,
  deleteLine,
  insertLines,
  lineViews,
  lockLine,
  mayWithEvidence,
  misfit,
  moveLine,
  pageOfLines,
  totalOf,
  updateLine,
} from '../../modules/evidence/index.ts';
import { type CommandContext, defineCommand, defineQuery, done } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import { isAllowed } from '../../platform/permission/permission.ts';
import { askedOf, heldDraft, questionsOf } from './claim-in-application.ts';

/** Cost lines of a draft: written while it may be edited, frozen with its submission. */

async function answerOf({ tx }: CommandContext, { id, applicationId, claimId, revision }: CostLineRow) {
  const { totalFen } = await totalOf(tx, applicationId, claimId);
  return { id, revision, totalFen };
}

function auditOf({ id, organisationId }: CostLineRow, before: unknown, after: unknown) {
  return { on: { type: 'cost_line', id }, organisationId, before, after };
}

const place = z.tuple([z.int(), z.uuid()]);

/** The lines of one claim, page by page, with what they come to. */
export const listCostLines = (policies: PolicyShelf) =>
  defineQuery({
    name: 'evidence.listCostLines',
    input: listInput,
    output: costLines,
    permission: mayWithEvidence.listCostLines,
    resource: applicationResource,
    async run({ tx, actor, today }, { id, claimId, limit, cursor }) {
      const application = await applicationOf(tx, id);
      if (!application) return refuse('NOT_FOUND', { kind: 'not-found' });
      const from = readCursor(cursor, place);
      if (!from.ok) return from;
      const rows = await pageOfLines(tx, id, claimId, { limit: limit + 1, after: from.after });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const { count, totalFen, unbound } = await totalOf(tx, id, claimId);
      const mayWrite = isAllowed(mayWithEvidence.addCostLine, actor, application);
      const value: CostLinesView = {
        items: await lineViews(tx, shown),
        next: last ? cursorOf([last.position, last.id]) : null,
        count,
        totalFen,
        unbound,
        questions: await questionsOf(policies, tx, application, claimId, today),
        mayEdit: mayWrite && editDefect(actor, application) === undefined,
      };
      return { ok: true, value };
    },
  });

export const addCostLine = (policies: PolicyShelf) =>
  defineCommand({
    name: 'evidence.addCostLine',
    input: addInput,
    output: revisedCostLine,
    permission: mayWithEvidence.addCostLine,
    resource: applicationResource,
    async run(context, { id, claimId, ...said }) {
      const held = await heldDraft(context, id);
      if (!held.ok) return held;
      const asked = await askedOf(policies, context, held.application, claimId);
      if (!asked.ok) return asked;
      const wrong = misfit(asked.questions, said);
      if (wrong) return wrong;
      const { organisationId } = held.application;
      const added = await insertLines(context, { applicationId: id, organisationId, claimId }, [said]);
      if (!added.ok) return added;
      const [row] = added.rows;
      if (!row) throw new Error('the cost line lost its row');
      return done(await answerOf(context, row), auditOf(row, undefined, { applicationId: id, claimId, ...said }));
    },
  });

export const changeCostLine = (policies: PolicyShelf) =>
  defineCommand({
    name: 'evidence.changeCostLine',
    input: changeInput,
    output: revisedCostLine,
    permission: mayWithEvidence.changeCostLine,
    resource: applicationResource,
    async run(context, { id, lineId, revision, ...said }) {
      const held = await heldDraft(context, id);
      if (!held.ok) return held;
      const found = await lockLine(context, id, { lineId, revision });
      if (!found.ok) return found;
      const asked = await askedOf(policies, context, held.application, found.row.claimId);
      if (!asked.ok) return asked;
      const wrong = misfit(asked.questions, said);
      if (wrong) return wrong;
      const { category, attributes, description, amountFen, incurredOn } = found.row;
      const before = { category, attributes, description, amountFen, incurredOn };
      const row = await updateLine(context, found.row, said);
      return done(await answerOf(context, row), auditOf(row, before, said));
    },
  });

export const removeCostLine = defineCommand({
  name: 'evidence.removeCostLine',
  input: removeInput,
  output: revisedCostLine,
  permission: mayWithEvidence.removeCostLine,
  resource: applicationResource,
  async run(context, { id, lineId, revision }) {
    const held = await heldDraft(context, id);
    if (!held.ok) return held;
    const found = await lockLine(context, id, { lineId, revision });
    if (!found.ok) return found;
    const { row } = found;
    await deleteLine(context, row);
    return done(await answerOf(context, row), auditOf(row, row, undefined));
  },
});

export const moveCostLine = defineCommand({
  name: 'evidence.moveCostLine',
  input: moveInput,
  output: revisedCostLine,
  permission: mayWithEvidence.moveCostLine,
  resource: applicationResource,
  async run(context, { id, lineId, revision, before }) {
    const held = await heldDraft(context, id);
    if (!held.ok) return held;
    const found = await lockLine(context, id, { lineId, revision });
    if (!found.ok) return found;
    const moved = await moveLine(context, found.row, before);
    if (!moved.ok) return moved;
    const { position } = found.row;
    return done(await answerOf(context, found.row), auditOf(found.row, { position }, { before }));
  },
});

export const bindVoucher = defineCommand({
  name: 'evidence.bindVoucher',
  input: bindInput,
  output: revisedCostLine,
  permission: mayWithEvidence.bindVoucher,
  resource: applicationResource,
  async run(context, { id, lineId, revision, as, voucherId, invoiceLine }) {
    const held = await heldDraft(context, id);
    if (!held.ok) return held;
    const found = await lockLine(context, id, { lineId, revision });
    if (!found.ok) return found;
    const bound = await bindTo(context, found.row, as, { voucherId, invoiceLine });
    if (!bound.ok) return bound;
    const { contractVoucherId, invoiceVoucherId, slipVoucherId } = found.row;
    const before = { contractVoucherId, invoiceVoucherId, slipVoucherId };
    return done(await answerOf(context, bound.row), auditOf(bound.row, before, { as, voucherId, invoiceLine }));
  },
});
