import type { Database } from './database.ts';

/**
 * The handle of one transaction. Inside a transaction nothing else may be asked: the embedded database has one
 * connection, and a second question would wait for the first for ever.
 */
export type Transaction = Parameters<Parameters<Database['orm']['transaction']>[0]>[0];

/** What can be asked: a transaction, or the database outside of one. */
export type Reader = Transaction | Database['orm'];
