import { applyPath } from '../../paths.ts';
import { HANDOVER_KEY } from '../model/handover.ts';
import type { Request } from '../model/request.ts';

/** Puts the calculation by and goes where an application begins. Without storage the application begins without it. */
export function applyWith(request: Request): void {
  try {
    window.localStorage.setItem(HANDOVER_KEY, JSON.stringify(request));
  } catch {
    // The page of the application says that there is no calculation.
  }
  location.assign(applyPath({ from: 'calculation' }));
}
