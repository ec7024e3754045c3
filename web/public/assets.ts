import type { Assets } from './site.ts';

/** One entry of the manifest that `vite build` writes (`.vite/manifest.json`), as far as pages need it. */
export interface BuiltEntry {
  readonly file: string;
  readonly name?: string;
  readonly isEntry?: boolean;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}
export type BuildManifest = Readonly<Record<string, BuiltEntry>>;

/** The name that vite.config.ts gives to the style sheet of all pages. */
const SITE_STYLES = 'public';

/** Finds the built files. `prefix` is the URL path under which `dist/client` is served. */
export function assetsOf(manifest: BuildManifest, prefix = '/'): Assets {
  const entries = Object.values(manifest).filter(({ isEntry }) => isEntry);
  const entry = (name: string) => entries.find((candidate) => candidate.name === name);
  const path = (file: string) => `${prefix}${file}`;
  const sheetsOf = (found: BuiltEntry, seen: Set<BuiltEntry>): string[] => {
    if (seen.has(found)) return [];
    seen.add(found);
    const imported = (found.imports ?? []).flatMap((key) => {
      const chunk = manifest[key];
      return chunk ? sheetsOf(chunk, seen) : [];
    });
    return [...imported, ...(found.css ?? []), ...(found.file.endsWith('.css') ? [found.file] : [])];
  };
  const styles = (name: string) => {
    const found = entry(name);
    return found ? [...new Set(sheetsOf(found, new Set()))].map(path) : [];
  };
  const script = (name: string) => {
    const found = entry(name);
    return found?.file.endsWith('.js') ? path(found.file) : undefined;
  };
  const chunksOf = (found: BuiltEntry, seen: Set<BuiltEntry>): string[] =>
    (found.imports ?? []).flatMap((key) => {
      const chunk = manifest[key];
      if (!chunk || seen.has(chunk)) return [];
      seen.add(chunk);
      return [...chunksOf(chunk, seen), chunk.file];
    });
  const preloads = (name: string) => {
    const found = entry(name);
    return found ? chunksOf(found, new Set([found])).map(path) : [];
  };
  return { css: styles(SITE_STYLES), script, styles, preloads };
}
