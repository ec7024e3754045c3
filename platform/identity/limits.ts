/** Times and counts of the sign-in, in one place. */

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a passed second factor counts for sensitive acts. */
export const FRESH_MILLISECONDS = 15 * MINUTE;

/** A session ends after so long, whatever is done in it. */
export const SESSION_MILLISECONDS = 7 * DAY;
/** A session ends when nothing was asked in it for so long. */
export const IDLE_MILLISECONDS = 12 * HOUR;
/** How precisely it is known when a session was used last: more would write on every request. */
export const SEEN_MILLISECONDS = 5 * MINUTE;

/** How long an invitation waits for its owner. */
export const INVITATION_MILLISECONDS = 7 * DAY;
/** How long a forgotten password can be set anew by the link that was mailed. */
export const RESET_SECONDS = 3600;
/** How long a code that was sent to a mobile holds. */
export const CODE_SECONDS = 300;
/** How long a device may take to answer a passkey challenge. */
export const CHALLENGE_MILLISECONDS = 5 * MINUTE;

/** Shortest and longest password, in characters. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/**
 * How attempts are slowed down: so many failures are free, then one has to wait `first`, and with each further failure
 * twice as long. One failure is forgotten with every `forget`, so that many people behind one address are not shut out
 * by their typing errors.
 */
export interface Patience {
  readonly free: number;
  readonly forgetMilliseconds: number;
  readonly firstMilliseconds: number;
  readonly longestMilliseconds: number;
}

/** Counts that nobody touched for so long are thrown away. */
export const KEEP_COUNTS_MILLISECONDS = 7 * DAY;

const WAITS = { firstMilliseconds: MINUTE, longestMilliseconds: HOUR } as const;

/** Guesses at the password or second factor of one account. */
export const PER_ACCOUNT: Patience = { free: 5, forgetMilliseconds: HOUR, ...WAITS };
/** Guesses from one address, at whatever accounts. */
export const PER_ADDRESS: Patience = { free: 30, forgetMilliseconds: 2 * MINUTE, ...WAITS };
/** Text messages and mails to one recipient. */
export const PER_RECIPIENT: Patience = { free: 1, forgetMilliseconds: HOUR, ...WAITS };
/** Text messages and mails that one address asks for. */
export const SENDING_PER_ADDRESS: Patience = { free: 20, forgetMilliseconds: 5 * MINUTE, ...WAITS };
