import type { AuditEntry } from '../../../../contracts/audit.ts';
import { say } from './say.ts';

const shown = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
  hour12: false,
});

/** 2026/5/1 23:30:00, in Beijing. */
export function timeWords(at: string): string {
  return shown.format(new Date(at));
}

export function whoWords({ account, actorKind }: AuditEntry): string {
  if (account) return account.name ?? say('unnamed', { id: account.id.slice(0, 8) });
  return say(actorKind === 'visitor' ? 'somebody' : 'system');
}

export function organisationWords(organisation: AuditEntry['organisation']): string {
  if (!organisation) return '—';
  return organisation.name ?? say('unnamed-organisation', { id: organisation.id.slice(0, 8) });
}
