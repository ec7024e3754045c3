import { say } from '../problem.ts';
import type { RuleOwner } from '../rules.ts';
import { nearest } from '../schema-keys.ts';
import type { Path } from '../source.ts';
import { type Draft, isComplete, type Report, type TermsCheck } from './context.ts';

/** Codes are unique, and every clause, classification and code that is named exists. */
export function checkTermNames(check: TermsCheck): void {
  checkCodes(check);
  checkFiles(check);
  const clauseNames = (owner: RuleOwner, path: Path, names: readonly string[] | undefined) => {
    for (const [index, name] of names?.entries() ?? []) {
      if (!check.clauses.has(name))
        check.report(owner, [...path, index], 'clause.unknown', unknown(name, check.clauses));
      else if (names?.indexOf(name) !== index)
        check.report(owner, [...path, index], 'clause.repeated', { clause: name });
    }
  };
  const policy = { kind: 'policy' } as const;
  const { manifest } = check.terms;
  for (const [index, one] of manifest.audiences.entries())
    clauseNames(policy, ['audiences', index, 'clauses'], one.clauses);
  for (const [index, one] of manifest.general.entries()) {
    clauseNames(policy, ['general', index, 'onlyClauses'], one.onlyClauses);
  }
  for (const [index, one] of manifest.exclusions.entries())
    clauseNames(policy, ['exclusions', index, 'clauses'], one.clauses);
  for (const { content } of check.terms.clauses) {
    const owner = { kind: 'clause', id: content.id } as const;
    for (const [index, cap] of content.caps.entries()) clauseNames(owner, ['caps', index, 'over'], cap.over);
  }
  for (const { owner, path, content, kind } of check.rules) {
    if (kind !== 'condition') continue;
    for (const found of priorAwardClauses((content as { test: unknown }).test)) {
      if (check.clauses.has(found)) continue;
      check.report(owner, [...path, 'test'], 'clause.unknown', unknown(found, check.clauses), found);
    }
  }
}

function checkCodes(check: TermsCheck): void {
  const seen = new Set<string>();
  for (const { code, owner, path } of check.rules) {
    if (code === undefined) continue;
    if (seen.has(code)) check.report(owner, [...path, 'code'], 'code.repeated', { code });
    seen.add(code);
  }
  for (const { content: clause } of check.terms.clauses) {
    if (!clause.once) continue;
    const own = clause.conditions.find((one) => one.code === clause.once?.code);
    if (own?.test.kind === 'noPriorAward' && own.test.clauses.includes(clause.id)) continue;
    check.report({ kind: 'clause', id: clause.id }, ['once', 'code'], 'once.condition', { code: clause.once.code });
  }
}

function checkFiles(check: TermsCheck): void {
  const { manifest, clauses, classifications } = check.terms;
  const policy = { kind: 'policy' } as const;
  const parts = [
    { member: 'clauses', kind: 'clause', named: manifest.clauses, there: check.files.clauses, files: clauses },
    {
      member: 'classifications',
      kind: 'classification',
      named: manifest.classifications,
      there: check.files.classifications,
      files: classifications,
    },
  ] as const;
  for (const { member, kind, named, there, files } of parts) {
    for (const [index, id] of named.entries()) {
      if (named.indexOf(id) !== index) check.report(policy, [member, index], 'clause.repeated', { clause: id });
      else if (!there.has(id)) {
        check.report(policy, [member, index], 'file.not-there', { file: `${member}/${id}.yaml` });
      }
    }
    for (const { name, content } of files) {
      const owner = { kind, id: content.id };
      if (content.id !== name)
        check.report(owner, ['id'], 'file.other-id', { id: content.id, file: `${member}/${name}.yaml` });
      if (!named.includes(name)) check.report(owner, ['id'], 'file.not-named', { id: name, member });
    }
  }
  const needed = manifest.kind === 'support' ? 'clauses' : 'classifications';
  if (manifest[needed].length === 0)
    check.report(policy, ['kind'], 'kind.empty', { kind: manifest.kind, member: needed });
}

/** Names in the files beside the terms. */
export function checkFileNames(draft: Draft, report: Report): void {
  const { manifest } = draft.terms.epochs[0] as Draft['terms']['epochs'][number];
  const clauses = new Set(manifest.clauses);
  const complete = isComplete(draft);
  const { materials, readings, policy } = draft.sources;
  for (const [index, material] of draft.materials.entries()) {
    if (!materials || material.clauses === 'all') continue;
    for (const [position, name] of material.clauses.entries()) {
      if (clauses.has(name)) continue;
      report(materials, ['materials', index, 'clauses', position], 'clause.unknown', unknown(name, clauses));
    }
  }
  const codes = new Set(draft.terms.epochs.flatMap((epoch) => codesIn(epoch)));
  for (const [index, material] of draft.materials.entries()) {
    for (const [position, code] of material.proves.entries()) {
      if (!materials || !complete || codes.has(code)) continue;
      report(materials, ['materials', index, 'proves', position], 'code.unknown', unknown(code, codes));
    }
  }
  const affected = new Set([...codes, ...clauses, ...manifest.classifications]);
  for (const [index, reading] of draft.readings.readings.entries()) {
    for (const [position, name] of reading.affects.entries()) {
      if (!readings || !complete || affected.has(name)) continue;
      report(readings, ['readings', index, 'affects', position], 'affects.unknown', unknown(name, affected));
    }
  }
  repeated(
    draft.materials,
    (index, id) => materials && report(materials, ['materials', index, 'id'], 'id.repeated', { id }),
  );
  repeated(
    manifest.audiences,
    (index, id) => policy && report(policy, ['audiences', index, 'id'], 'id.repeated', { id }),
  );
}

function repeated(list: readonly { readonly id: string }[], report: (index: number, id: string) => void): void {
  for (const [index, { id }] of list.entries()) if (list.findIndex((one) => one.id === id) < index) report(index, id);
}

function codesIn({ manifest, clauses }: Draft['terms']['epochs'][number]): string[] {
  return [
    ...manifest.general.map((one) => one.code),
    ...manifest.exclusions.map((one) => one.code),
    ...(manifest.insteadOfAward ? [manifest.insteadOfAward.code] : []),
    ...clauses.flatMap(({ content }) => [
      ...content.conditions.map((one) => one.code),
      ...content.caps.map((one) => one.code),
      ...(content.base?.from.kind === 'increment' ? [content.base.from.code] : []),
    ]),
  ];
}

function priorAwardClauses(test: unknown): string[] {
  const { kind, clauses, of } = test as { kind: string; clauses?: string[]; of?: unknown };
  if (kind === 'noPriorAward') return clauses ?? [];
  if (Array.isArray(of)) return of.flatMap(priorAwardClauses);
  return kind === 'not' ? priorAwardClauses(of) : [];
}

function unknown(name: string, known: Iterable<string>): { name: string; hint: string } {
  const meant = nearest(name, known);
  return { name, hint: meant === undefined ? '' : say('did-you-mean', { word: meant }) };
}
