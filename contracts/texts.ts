import { z } from 'zod';
import { isCalendarDay } from '../engine/format/literals.ts';
import { calendarDay } from './literals.ts';

/** What people write, as the database can keep it: no control characters, no half of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
const LINE = /^[^\u0000-\u001f\u007f\ud800-\udfff]*$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: line ends and tabs are allowed, the others are refused.
const LINES = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u;

/** One line that must be filled in, without blanks at its ends; at most `most` characters. */
export const writtenLine = (most: number) => z.string().trim().min(1).max(most).regex(LINE);

/** One line that may be empty. */
export const optionalLine = (most: number) => z.string().trim().max(most).regex(LINE);

/** Several lines that must be filled in. */
export const writtenText = (most: number) => z.string().trim().min(1).max(most).regex(LINES);

/** A day that exists in the calendar, `YYYY-MM-DD`. */
export const realDay = calendarDay.refine(isCalendarDay);

/** Several lines as somebody types them, unfinished and untrimmed. */
export const unfinishedText = (most: number) => z.string().max(most).regex(LINES);
