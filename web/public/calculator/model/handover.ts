/** A calculation that goes along when somebody begins an application with it: kept by this browser, sent when they begin. */

export const HANDOVER_KEY = 'yunhe.calculation';

export interface Handover {
  /** The day of the calculation. */
  readonly asOf: string;
  /** Clauses in the order of the request. */
  readonly clauses: readonly string[];
  readonly request: unknown;
}

/** undefined where nothing was put by, or not by the calculator. The service checks the request itself. */
export function readHandover(store: Pick<Storage, 'getItem'>): Handover | undefined {
  try {
    const request: unknown = JSON.parse(store.getItem(HANDOVER_KEY) ?? 'null');
    return isRequest(request)
      ? { asOf: request.asOf, clauses: [...new Set(request.claims.map(({ clause }) => clause))], request }
      : undefined;
  } catch {
    return undefined;
  }
}

function isRequest(value: unknown): value is { asOf: string; claims: readonly { readonly clause: string }[] } {
  if (typeof value !== 'object' || value === null || !('asOf' in value) || !('claims' in value)) return false;
  const { asOf, claims } = value;
  return (
    typeof asOf === 'string' && Array.isArray(claims) && claims.every((claim) => typeof claim?.clause === 'string')
  );
}
