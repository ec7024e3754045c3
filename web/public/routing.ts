import type { Route } from './site.ts';

/**
 * Finds the page of a path. Patterns are plain: `/policies/:id/:version`; a parameter never spans a slash.
 * A final `/*` stands for anything below, and for the page itself.
 */

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  if (pattern.endsWith('/*')) {
    const above = pattern.slice(0, -2);
    return path === above || path.startsWith(`${above}/`) ? {} : undefined;
  }
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = decoded(given[index] ?? '');
    if (segment === undefined) return undefined;
    if (part.startsWith(':')) {
      if (segment === '') return undefined;
      params[part.slice(1)] = segment;
    } else if (part !== segment) return undefined;
  }
  return params;
}

export function findRoute(routes: readonly Route[], path: string): Match | undefined {
  for (const route of routes) {
    const params = paramsOf(route.pattern, path);
    if (params) return { route, params };
  }
  return undefined;
}
