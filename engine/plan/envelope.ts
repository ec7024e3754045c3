import { WHOLE_BP } from '../money.ts';
import type { Bundle, BundleClaim } from './bundle.ts';
import type { LimitNode } from './limits.ts';
import { baseFor, restFromBase, valueFromBase } from './rates.ts';

/** What is asked of the awards of a bundle while the search narrows them down. By position in the bundle, in fen. */
export interface Demand {
  /** An award may not be lower than this. */
  readonly floorFen: Float64Array;
  /** Nor higher than this. */
  readonly capFen: Float64Array;
  /** The sum of the awards may not be lower than this. */
  readonly targetFen: number;
  /** Ten-thousandths of a fen that each claim is known to lose in any case, by flooring or at its cap. */
  readonly lossRest: Float64Array;
}

/** A stretch of shared cost that earns at one rate. The gain is exact to a ten-thousandth of a fen, the length rounded down. */
interface Stretch {
  readonly rateBp: number;
  readonly lengthFen: number;
  readonly gainFen: number;
  readonly gainRest: number;
}

/**
 * An upper bound of what claims can be awarded from an amount of shared cost, as a concave function of that amount:
 * items may be cut and mixed freely and rates are not floored. Lengths are rounded down, never gains, so that every
 * rounding errs on the side of a higher bound.
 */
export interface Envelope {
  /** Shared cost that the floors use up at least; with less than that the demand cannot be met. */
  readonly forcedFen: number;
  readonly startFen: number;
  /** Ten-thousandths of a fen on top of the start. */
  readonly startRest: number;
  readonly stretches: readonly Stretch[];
}

/**
 * The bound for the claims below a limit, except those for which `leftOut` says so. `roomFen` holds what is left under
 * each of the bundle's limits.
 */
export function envelopeOf(
  bundle: Bundle,
  demand: Demand,
  node: LimitNode,
  leftOut: (position: number) => boolean,
  roomFen: ArrayLike<number> = bundle.roomFen,
): Envelope {
  let forcedFen = 0;
  let startFen = 0;
  let startRest = 0;
  const stretches: Stretch[] = [];
  for (const position of node.claims) {
    if (leftOut(position)) continue;
    const { rateBp, baseFen } = bundle.claims[position] as BundleClaim;
    const floor = demand.floorFen[position] as number;
    const cap = demand.capFen[position] as number;
    const forced = floor > 0 ? Math.max(0, baseFor(floor, rateBp) - baseFen) : 0;
    const parts = restFromBase(baseFen + forced, rateBp) - (demand.lossRest[position] as number);
    const value = valueFromBase(baseFen + forced, rateBp) + Math.floor(parts / WHOLE_BP);
    const rest = parts - Math.floor(parts / WHOLE_BP) * WHOLE_BP;
    forcedFen += forced;
    if (value >= cap) startFen += cap;
    else {
      startFen += value;
      startRest += rest;
      stretches.push(stretchUpTo(cap, value, rest, rateBp));
    }
  }
  for (const child of node.nodes) {
    const inner = envelopeOf(bundle, demand, child, leftOut, roomFen);
    forcedFen += inner.forcedFen;
    startFen += inner.startFen;
    startRest += inner.startRest;
    stretches.push(...inner.stretches);
  }
  stretches.sort((a, b) => b.rateBp - a.rateBp);
  return cutAtRoom(
    { forcedFen, startFen: startFen + Math.floor(startRest / WHOLE_BP), startRest: startRest % WHOLE_BP, stretches },
    roomFen[node.limit] ?? Number.POSITIVE_INFINITY,
  );
}

function stretchUpTo(capFen: number, valueFen: number, rest: number, rateBp: number): Stretch {
  const borrowed = rest > 0 ? 1 : 0;
  const missing = capFen - valueFen;
  const whole = Math.floor(missing / rateBp);
  const lengthFen = whole * WHOLE_BP + Math.floor(((missing - whole * rateBp) * WHOLE_BP - rest) / rateBp);
  return { rateBp, lengthFen, gainFen: missing - borrowed, gainRest: borrowed * WHOLE_BP - borrowed * rest };
}

function cutAtRoom(envelope: Envelope, roomFen: number): Envelope {
  if (roomFen === Number.POSITIVE_INFINITY) return envelope;
  let value = envelope.startFen;
  let rest = envelope.startRest;
  if (value >= roomFen) return { ...envelope, startFen: roomFen, startRest: 0, stretches: [] };
  const stretches: Stretch[] = [];
  for (const stretch of envelope.stretches) {
    const nextRest = rest + stretch.gainRest;
    const next = value + stretch.gainFen + Math.floor(nextRest / WHOLE_BP);
    if (next >= roomFen) {
      const upTo = stretchUpTo(roomFen, value, rest, stretch.rateBp);
      // The stretch itself may be the shorter one, because its own length was rounded down too.
      stretches.push({ ...upTo, lengthFen: Math.min(upTo.lengthFen, stretch.lengthFen) });
      break;
    }
    stretches.push(stretch);
    value = next;
    rest = nextRest % WHOLE_BP;
  }
  return { ...envelope, stretches };
}

/** The bound for an amount of shared cost, in whole fen; minus infinity where the floors alone need more. */
export function boundAt(envelope: Envelope, amountFen: number): number {
  let left = amountFen - envelope.forcedFen;
  if (left < 0) return Number.NEGATIVE_INFINITY;
  let value = envelope.startFen;
  let rest = envelope.startRest;
  const { stretches } = envelope;
  for (let k = 0; k < stretches.length; k++) {
    const { rateBp, lengthFen, gainFen, gainRest } = stretches[k] as Stretch;
    if (left < lengthFen) {
      // The split of shareOf, keeping what it floors away. Written out: this is the innermost step of every search.
      const whole = Math.floor(left / WHOLE_BP);
      const parts = (left - whole * WHOLE_BP) * rateBp;
      return value + whole * rateBp + Math.floor((rest + parts) / WHOLE_BP);
    }
    value += gainFen;
    rest += gainRest;
    left -= lengthFen;
  }
  return value + Math.floor(rest / WHOLE_BP);
}
