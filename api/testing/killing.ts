import { randomInt } from 'node:crypto';
import { expect, vi } from 'vitest';
import { invoiceNumber } from '../../journeys/evidence/testing/evidence.ts';
import { opened, type SampleCost, verifyingOffice } from '../../journeys/verification/testing/accepted.ts';
import { shiftDay } from '../../platform/calendar/days.ts';
import type { Demonstrator, FarReply } from './demonstrator.ts';
import { type Grounds, newKey, prepare } from './grounds.ts';
import { expectNothingHalfDone } from './nothing-half-done.ts';
import { type RunningProcess, runProcess } from './process.ts';

/** A real server under a load of commands, killed again and again. */

interface LineOfApplication {
  readonly applicationId: string;
  readonly costLineId: string;
}

interface KillWorld {
  readonly roundId: string;
  readonly companies: readonly Demonstrator[];
  readonly officer: Demonstrator;
  /** Cost lines under verification; each invoice is claimed by two applications. */
  readonly lines: readonly LineOfApplication[];
}

const LINES = 4;
const LINE_FEN = 1_000_000;

function worldOn(grounds: Grounds): Promise<KillWorld> {
  return prepare(grounds, async (office, sessionOf) => {
    const verifying = await verifyingOffice(office);
    const invoices = Array.from({ length: LINES }, invoiceNumber);
    const costs = invoices.map((invoice): SampleCost => ({ category: 'venue', amountFen: LINE_FEN, invoice }));
    const both = [await opened(verifying, costs), await opened(verifying, costs)];
    const companies = [await office.company(), await office.company()];
    return {
      roundId: verifying.roundId,
      companies: [await sessionOf(companies[0] ?? office.person()), await sessionOf(companies[1] ?? office.person())],
      officer: await sessionOf(verifying.officer),
      lines: both.flatMap(({ id, view }) => view.lines.map((line) => ({ applicationId: id, costLineId: line.id }))),
    };
  });
}

interface Act {
  readonly person: Demonstrator;
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly reply: FarReply<unknown>;
}

export interface KillOptions {
  readonly kills: number;
  /** So many answers at most go out between a start and the kill. */
  readonly answersBetween: number;
}

/**
 * Kills the process at random moments, starts it again, lets the clients ask again what they got no answer to, and looks
 * at everything in the end. Returns how many acts were answered.
 */
export async function killUnderLoad(grounds: Grounds, { kills, answersBetween }: KillOptions): Promise<number> {
  const world = await worldOn(grounds);
  const acts: Act[] = [];
  let running: Promise<string> = Promise.reject(new Error('no process runs yet'));
  running.catch(() => undefined);
  let service: RunningProcess | undefined;
  let stopping = false;
  let onAnswer: () => void = () => undefined;

  const start = () => {
    const started = runProcess({ ...grounds.environment, LOG_LEVEL: 'info' });
    service = started;
    running = started.ready.then(() => started.listening);
    return running;
  };

  /** As a client does: what was not answered is asked again under the same key. */
  const insist: Insist = async (person, path, body) => {
    const key = newKey();
    for (;;) {
      const asked = running;
      const address = await asked;
      const reply = await person.post(address, path, body, key).catch(() => undefined);
      if (reply === undefined) {
        if (asked === running) await nextProcess(() => asked !== running);
        continue;
      }
      expect(reply.status, `${path} ${JSON.stringify(reply.body)}`).toBeLessThan(500);
      if (reply.status === 200) acts.push({ person, path, body, key, reply });
      onAnswer();
      return reply;
    }
  };

  await start();
  const load = Promise.all([
    ...world.companies.map((company) =>
      actAsCompany(
        company,
        world.roundId,
        insist,
        async () => running,
        () => stopping,
      ),
    ),
    actAsOfficer(world, insist, () => stopping),
  ]);
  // A failure of the load ends the waiting below with it.
  const failed = load.then(() => new Promise<never>(() => undefined));
  for (let kill = 0; kill < kills; kill += 1) {
    let left = 1 + randomInt(answersBetween);
    await Promise.race([
      failed,
      new Promise<void>((settle) => {
        onAnswer = () => {
          left -= 1;
          if (left === 0) setTimeout(settle, randomInt(30));
        };
      }),
    ]);
    service?.child.kill('SIGKILL');
    await service?.ended;
    const address = await start();
    for (const act of samplesOf(acts)) {
      const again = await act.person.post(address, act.path, act.body, act.key);
      expect(again, act.path).toEqual(act.reply);
    }
  }
  stopping = true;
  await load;
  await settle(world.officer, await running);
  service?.child.kill('SIGTERM');
  expect(await service?.ended).toMatchObject({ status: 0 });
  const { database, close } = await grounds.open();
  await expectNothingHalfDone(database);
  await close();
  return acts.length;
}

type Insist = (person: Demonstrator, path: string, body: object) => Promise<FarReply<Record<string, unknown>>>;

/** Resolves when the condition holds: the test kills and starts in the same thread. */
async function nextProcess(isThere: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(isThere()).toBe(true), { timeout: 60_000, interval: 5 });
}

/** Whatever was answered last, and some of what was answered before. */
function samplesOf(acts: readonly Act[]): readonly Act[] {
  const earlier = acts.length < 6 ? [] : [acts[randomInt(acts.length)], acts[randomInt(acts.length)]];
  return [...acts.slice(-4), ...earlier].filter((act) => act !== undefined);
}

/** Registers works, begins applications, saves and submits them, one after the other. */
async function actAsCompany(
  company: Demonstrator,
  roundId: string,
  insist: Insist,
  address: () => Promise<string>,
  isOver: () => boolean,
): Promise<void> {
  const look = async (path: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const reply = await company.get(await address(), path).catch(() => undefined);
      if (reply?.status === 200) return reply.body;
    }
  };
  for (let turn = 1; !isOver(); turn += 1) {
    await insist(company, '/works', { kind: 'micro-drama', title: `运河夜话${turn}`, releasedOn: '2026-05-20' });
    const from = { kind: 'clauses', clauses: ['first-above-scale'] };
    const { id } = (await insist(company, `/rounds/${roundId}/applications`, { from })).body;
    const value = { firstTimeAboveScale: true, microDramaRelated: true };
    await insist(company, `/applications/${id}/save`, { sections: [{ section: 'applicant', base: 0, value }] });
    const { draftRevision } = await look(`/applications/${id}`);
    const checklist = await look(`/applications/${id}/checklist`);
    const { version } = checklist.undertaking as { version: string };
    const undertaking = { version, agreed: true, signer: '李明' };
    const submitted = await insist(company, `/applications/${id}/submit`, { draftRevision, undertaking });
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
  }
}

/** Allows and strikes cost lines: what is counted of one invoice by one application is refused to the other. */
async function actAsOfficer({ officer, lines }: KillWorld, insist: Insist, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const line = lines[randomInt(lines.length)];
    if (!line) throw new Error('a world without lines');
    const { applicationId, costLineId } = line;
    const decision = [
      { decision: 'allowed' },
      { decision: 'struck', reason: '与申报内容无关' },
      { decision: 'reduced', verifiedFen: 1 + randomInt(LINE_FEN - 1), reason: '按合同约定核减' },
    ][randomInt(3)];
    const reply = await insist(officer, `/applications/${applicationId}/verification/decide-line`, {
      costLineId,
      ...decision,
    });
    expect([200, 409], JSON.stringify(reply.body)).toContain(reply.status);
  }
}

/** A delivery that a killed process had taken is due again after a minute: the office's clock is moved there. */
async function settle(officer: Demonstrator, address: string): Promise<void> {
  const { body } = await officer.get<{ today: string }>(address, '/session');
  await officer.post(address, '/demonstration/clock', { day: shiftDay(body.today, 1) });
  await vi.waitFor(
    async () => {
      const metrics = await (await fetch(`${address}/metrics`)).text();
      expect(metrics).toContain('yunhe_outbox_waiting 0');
      expect(metrics).toContain('yunhe_outbox_failed 0');
      expect(metrics).toContain('yunhe_audit_waiting 0');
    },
    { timeout: 60_000, interval: 250 },
  );
}
