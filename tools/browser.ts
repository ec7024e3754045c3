import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export interface Browser {
  readonly executablePath: string;
  readonly args: string[];
}

/**
 * The Chromium for browser tests: BROWSER_PATH, else the one that comes with npm, else one found on the machine.
 * Throws a sentence that names the missing system libraries and the command that installs them.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.BROWSER_PATH;
  if (named) return { executablePath: named, args: baseArguments() };
  const packaged = await chromium.executablePath();
  const missing = missingLibraries(packaged);
  if (missing.length === 0) return { executablePath: packaged, args: baseArguments() };
  const installed = CANDIDATES.find((path) => existsSync(path));
  if (installed) return { executablePath: installed, args: baseArguments() };
  throw new Error(
    `The browser for the tests cannot start: ${missing.join(', ')} missing on this machine. ` +
      'Cure: apt-get install -y libnss3 (or apt-get install -y chromium), or name a Chromium in BROWSER_PATH.',
  );
}

function missingLibraries(executable: string): string[] {
  const listed = spawnSync('ldd', [executable], { encoding: 'utf8' });
  if (listed.error) return [];
  return listed.stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? line);
}

/** Root in a container cannot use the sandbox; the rest keeps a closed network quiet. */
function baseArguments(): string[] {
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
}
