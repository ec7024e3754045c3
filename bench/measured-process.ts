import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../cli/yunhe.js', import.meta.url));
/** Tells the peak of the process's memory and its processor time when it ends, on a line of its own on standard error. */
const TELL_PEAK =
  'data:text/javascript,process.on("exit",()=>{const r=process.resourceUsage();process.stderr.write("\\npeak "+r.maxRSS+" processor "+(r.userCPUTime+r.systemCPUTime)+"\\n")})';

export interface Measured {
  /** By the clock, and of all processors together. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly status: number | null;
  readonly stdout: string;
}

/** Runs the `yunhe` command in a process of its own, from start to end, and measures time and peak memory. */
export async function measureCommand(args: readonly string[], input?: string): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', TELL_PEAK, CLI, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-10_000);
  });
  if (input === undefined) child.stdin.end();
  else createReadStream(input).pipe(child.stdin);
  const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  const peak = /\npeak (\d+) processor (\d+)\n/.exec(stderr);
  if (!peak) throw new Error(`the command did not tell its peak memory:\n${stderr}`);
  return { seconds, processorSeconds: Number(peak[2]) / 1e6, peakMegabytes: Number(peak[1]) / 1024, status, stdout };
}
