import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { firstAdministrator, staffInvitationToSend } from '../../modules/staff/index.ts';
import { appointmentTable } from '../../modules/staff/tables.ts';
import { SYSTEM } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit/record.ts';
import { outboxTable } from '../../platform/outbox/tables.ts';
import type { Player, Stage } from './stage.ts';
import story from './story.json' with { type: 'json' };

/** The office: the security administrator first, who appoints everybody else. */
export interface OfficePlayers {
  readonly clerk: Player;
  readonly officer: Player;
  readonly supervisor: Player;
  readonly accountant: Player;
  readonly inspector: Player;
}

export async function openTheOffice(stage: Stage, seal: Parameters<typeof recordAudit>[3]): Promise<OfficePlayers> {
  const players = new Map<string, Player>();
  for (const [position, { key, name, words }] of story.staff.entries()) {
    players.set(key, await stage.person(`${key}@${story.domain}`, name, words, 100 + position));
  }
  const playerOf = (key: string): Player => {
    const player = players.get(key);
    if (!player) throw new Error(`nobody plays ${key}`);
    return player;
  };
  const security = playerOf('security');
  await appointFirst(stage, security, seal);
  for (const { key, role, department } of story.staff) {
    if (key === 'security') continue;
    const invitation = { email: `${key}@${story.domain}`, role, department: department ?? '', fromDay: '2026-05-06' };
    const { invitationId } = await stage.act<{ invitationId: string }>(security, 'staff.inviteStaff', invitation, key);
    await takeInvitation(stage, playerOf(key), invitationId);
  }
  return {
    clerk: playerOf('clerk'),
    officer: playerOf('officer'),
    supervisor: playerOf('supervisor'),
    accountant: playerOf('accountant'),
    inspector: playerOf('inspector'),
  };
}

/** Takes an invitation with the token that its mail carries; one that was taken stays taken. */
async function takeInvitation(stage: Stage, player: Player, invitationId: string): Promise<void> {
  const { orm } = stage.database;
  const [sent] = await orm
    .select({ payload: outboxTable.payload })
    .from(outboxTable)
    .where(and(eq(outboxTable.event, 'StaffInvited'), sql`${outboxTable.payload}->>'invitationId' = ${invitationId}`))
    .limit(1);
  if (!sent) throw new Error('an invitation was not sent');
  const { sealedToken } = invited.parse(sent.payload);
  const mail = await staffInvitationToSend(orm, { invitationId, sealedToken });
  if (mail) await stage.act(player, 'staff.takeStaffInvitation', { invitationId, token: mail.token }, invitationId);
}

const invited = z.looseObject({ sealedToken: z.string() });

/** As `yunhe admin create` does it; done before, it stays. */
async function appointFirst(
  stage: Stage,
  { accountId }: Player,
  seal: Parameters<typeof recordAudit>[3],
): Promise<void> {
  const present = await stage.database.orm.select({ id: appointmentTable.id }).from(appointmentTable).limit(1);
  if (present.length > 0) return;
  await stage.database.orm.transaction(async (tx) => {
    const at = stage.now();
    const outcome = await firstAdministrator(tx, accountId, at);
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    const about = { act: 'staff.firstAdministrator', actor: SYSTEM, at, requestId: undefined };
    await recordAudit(tx, about, outcome.audit, seal);
  });
}
