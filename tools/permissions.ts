import { writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { routesOf } from '../api/routes.ts';
import { STAFF_ROLES } from '../contracts/roles.ts';
import { fill } from '../engine/phrases.ts';
import acts from '../messages/zh-CN/acts.json' with { type: 'json' };
import officeWords from '../messages/zh-CN/office.json' with { type: 'json' };
import words from '../messages/zh-CN/permissions.json' with { type: 'json' };
import type { Grant, Permission } from '../platform/permission/permission.ts';
import type { Route } from '../platform/route/route.ts';

/** Writes docs/permissions.md from the permissions that the program enforces. */

export const PERMISSIONS_FILE = fileURLToPath(new URL('../docs/permissions.md', import.meta.url));

/** Which act, who may, and where it is reached. */
interface Act {
  readonly name: string;
  readonly permission: Permission;
  readonly isSensitive: boolean;
  readonly address: string;
}

/** The page as it is to be committed. */
export function permissionsPage(): string {
  const modules = new Map<string, Act[]>();
  for (const act of routesOf(NO_POLICIES).map(actOf)) {
    const word = act.name.split('.')[0] ?? act.name;
    modules.set(word, [...(modules.get(word) ?? []), act]);
  }
  const sections = [...modules].sort(([one], [other]) => (one < other ? -1 : 1)).map(sectionOf);
  const intro = [words.intro, words['intro.foreign'], words['intro.verify']];
  return [`# ${words.title}`, ...intro, ...sections, ''].join('\n\n').replace(/\n+$/, '\n');
}

/** Routes are put together before a package is asked for anything. */
const NO_POLICIES = { packages: [], find: () => undefined, compiled: () => undefined };

function actOf(route: Route): Act {
  const address = `\`${route.method} ${route.path}\``;
  if (route.kind === 'query') {
    const { name, permission } = route.query;
    return { name, permission, isSensitive: false, address };
  }
  const { name, permission, sensitive = false } = route.command;
  return { name, permission, isSensitive: sensitive, address };
}

function sectionOf([word, list]: readonly [string, readonly Act[]]): string {
  const head = [words['column.act'], words['column.who'], words['column.address']];
  const rows = list.map(({ name, permission, isSensitive, address }) => {
    const verify = isSensitive ? words.verify : '';
    return `| ${phrase(acts, name, 'acts.json')}${verify} | ${sentenceOf(permission)} | ${address} |`;
  });
  const title = phrase(words, `module.${word}`, 'permissions.json');
  return [`## ${title} \`${word}\`\n`, `| ${head.join(' | ')} |`, '|---|---|---|', ...rows].join('\n');
}

/** Who may, in one sentence: 本单位的授权代表、填报人；经办人。 */
export function sentenceOf(permission: Permission): string {
  return permission.map(grantWords).join(words.or);
}

function grantWords({ sentence, roles }: Grant): string {
  if (sentence === 'staff' && STAFF_ROLES.every((role) => roles.includes(role))) return words['staff.all'];
  return fill(words[sentence], { roles: roles.map(roleWord).join(words.and) });
}

function roleWord(role: string): string {
  const known: Readonly<Record<string, string>> = { ...officeWords, ...words };
  return phrase(known, `role.${role}`, 'permissions.json');
}

function phrase(phrases: Readonly<Record<string, string>>, key: string, file: string): string {
  const found = phrases[key];
  if (found === undefined) throw new Error(`messages/zh-CN/${file} lacks ${key}`);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeFile(PERMISSIONS_FILE, permissionsPage());
