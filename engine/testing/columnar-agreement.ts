import type { CompiledPolicy } from '../assess/policy.ts';
import { writeRow } from '../columnar/columns.ts';
import type { ColumnarPass } from '../columnar/pass.ts';
import { failedCodes, missingNames } from '../compiled/names.ts';
import { openRecordBook } from '../compiled/record-book.ts';
import type { AssessmentRequest } from '../request/form.ts';
import { accountsOfBook, type Comparable } from './compiled-agreement.ts';

/** For tests: what one pass over the claims of several requests finds, request by request. */
export function decidedInColumns(
  { definition }: CompiledPolicy,
  pass: ColumnarPass,
  requests: readonly AssessmentRequest[],
): Comparable[][] {
  const book = openRecordBook(definition);
  const records = requests.map((request) => book.enter(request));
  const rows = records.flat();
  const [firstYear, lastYear] = book.years;
  const options = { applicants: book.applicants, firstYear, lastYear, subjects: 'given', usedCosts: true } as const;
  const columns = pass.openColumns(rows.length, options);
  for (const [row, record] of rows.entries()) writeRow(columns, row, record);
  const { results, run } = pass.bind(columns, accountsOfBook(pass.accountPlan, book));
  run(rows.length);
  let row = 0;
  return records.map((claims) =>
    claims.map(({ clause, programYear }) => {
      const at = row++;
      const own = pass.layout.clauses[clause];
      if (!own) throw new Error(`no clause ${clause}`);
      const failed = failedCodes(
        own,
        results.failed.map((column) => column[at] ?? 0),
      );
      const missing = missingNames(
        own,
        results.missing.map((column) => column[at] ?? 0),
        programYear,
        definition.dictionary,
      );
      return {
        status: pass.statusOf(columns, results, at),
        failed,
        missing,
        ceilingFen: results.ceilingFen[at] ?? Number.NaN,
        awardFen: results.awardFen[at] ?? Number.NaN,
      };
    }),
  );
}
