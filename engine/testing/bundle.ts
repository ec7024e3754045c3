import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The engine as one module for a browser, minified, as a page would load it. */
export async function bundleEngine(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      write: false,
      minify: true,
      target: 'chrome87',
      lib: { entry: fileURLToPath(new URL('../index.ts', import.meta.url)), formats: ['es'], fileName: 'engine' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('the engine was not bundled');
  const chunks = first.output.filter((one) => one.type === 'chunk');
  const [only] = chunks;
  if (!only || chunks.length !== 1) throw new Error(`the engine came out in ${chunks.length} pieces`);
  return only.code;
}
