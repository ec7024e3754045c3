import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registerAsMarkdown } from '../modules/personal/words.ts';

/** `npx tsx tools/personal-data.ts` writes docs/personal-data.md from the register. */
const PAGE = join(import.meta.dirname, '..', 'docs', 'personal-data.md');
await writeFile(PAGE, registerAsMarkdown());
