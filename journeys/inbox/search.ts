import { z } from 'zod';
import { search as input, searchResults } from '../../contracts/work-list.ts';
import { mayInInbox, queryOf } from '../../modules/inbox/index.ts';
import { beijingDay } from '../../platform/clock.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import { searchRows } from '../../views/search.ts';

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** Submitted applications by number, company (former names too) and work; newest submission first. */
export const search = defineQuery({
  name: 'inbox.search',
  input,
  output: searchResults,
  permission: mayInInbox.search,
  async run({ tx }, { text, limit, cursor }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const query = queryOf(text);
    if (query === null) return { ok: true, value: { items: [], next: null } };
    const rows = await searchRows(tx, query, { limit: limit + 1, after: from.after });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const items = shown.map(({ submittedAt, subjects, ...row }) => ({
      ...row,
      subjects: [...subjects],
      submittedOn: beijingDay(new Date(submittedAt)),
    }));
    return {
      ok: true,
      value: { items, next: last ? cursorOf([new Date(last.submittedAt).toISOString(), last.id]) : null },
    };
  },
});
