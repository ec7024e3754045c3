import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * One word, one meaning: identifiers that the glossary forbids, with the word to use instead. Only declared names are
 * read (types, functions, constants, members), so prose and foreign APIs stay free.
 */
const AVOIDED: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /(Manager|Helper|Util|Utils)$/, instead: 'the thing itself: name what it does' },
  {
    pattern: /^accept(User|Terms|Cookies|Input|Value|Invitation)/i,
    instead: 'accept is 受理 only; adopted, allowed or agreed',
  },
  { pattern: /^ticket$|^order(Id|Number)$/i, instead: 'application' },
  { pattern: /^measures?$|^scheme(Item)?$|^benefit$/i, instead: 'clause' },
  { pattern: /^skit$|^shortVideo$/i, instead: 'microDrama' },
];

const DECLARED =
  /\b(?:class|interface|type|function|const|let|var)\s+([A-Za-z_$][\w$]*)|^\s*(?:readonly\s+)?([A-Za-z_$][\w$]*)\??:\s/gm;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && file !== 'tools/glossary.ts' && existsSync(file));

const found: string[] = [];
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  for (const match of text.matchAll(DECLARED)) {
    const name = match[1] ?? match[2] ?? '';
    const rule = AVOIDED.find(({ pattern }) => pattern.test(name));
    if (!rule) continue;
    const line = text.slice(0, match.index).split('\n').length;
    found.push(`${file}:${line} ${name}: use ${rule.instead} (docs/glossary.md)`);
  }
}
if (found.length > 0) {
  process.stderr.write(`${found.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${files.length} files use the words of the glossary.\n`);
}
