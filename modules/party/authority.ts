import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { authority } from '../../contracts/party.ts';
import { authorityLetterTable, memberTable, organisationTable } from './tables.ts';

/**
 * Whether somebody has shown that they represent the organisation of the row: a column of a select over organisations.
 * Names are written with their table: drizzle leaves it out where a select has one table only.
 */
export const authorityColumn = sql<z.output<typeof authority>>`case
  when exists (select 1 from ${memberTable} m where m.organisation_id = ${organisationTable}.id
    and m.until is null and m.role = 'representative') then 'confirmed'
  when exists (select 1 from ${authorityLetterTable} l where l.organisation_id = ${organisationTable}.id
    and l.state = 'submitted') then 'waiting'
  else 'none' end`;
