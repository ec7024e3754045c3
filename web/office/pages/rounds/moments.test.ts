import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, instantOf, isAfter, localOf } from './moments.ts';

describe('moments of a round', () => {
  it('are none while they are half typed', () => {
    expect(instantOf('')).toBeNull();
    expect(instantOf('2026-06-18')).toBeNull();
    expect(instantOf('2026-13-40T10:00')).toBeNull();
  });

  it('are read and written on the clock in Beijing', () => {
    expect(instantOf('2026-06-18T14:20')).toBe('2026-06-18T06:20:00.000Z');
    expect(localOf('2026-06-18T06:20:00Z')).toBe('2026-06-18T14:20');
    expect(dayOf('2026-06-30T16:00:00Z')).toBe('2026-07-01');
  });

  it('come back as they were, to the minute', () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2100, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = new Date(minute * 60_000).toISOString();
        expect(instantOf(localOf(instant))).toBe(instant);
      }),
    );
  });

  it('are compared as instants, not as texts', () => {
    expect(isAfter('2026-06-18T07:00:00Z', '2026-06-18T14:20:00+08:00')).toBe(true);
    expect(isAfter('2026-06-18T06:20:00Z', '2026-06-18T14:20:00+08:00')).toBe(false);
  });
});
