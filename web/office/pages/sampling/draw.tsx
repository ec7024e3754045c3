import type { z } from 'zod';
import type { sampleDraw } from '../../../../contracts/verification.ts';
import { momentWords } from '../../../kit/moments.ts';
import { PageLink } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Table } from '../../../kit/parts/table.tsx';
import { State } from '../../../public/components/state.tsx';
import { say } from '../verification/say.ts';

type SampleDraw = z.output<typeof sampleDraw>;

/** One drawing: seed, what it was drawn from, what came of it, and the same drawn again. */
export function Draw({ draw }: { readonly draw: SampleDraw }) {
  const { seed, size, candidates, drawn, inspectors, isReproduced } = draw;
  return (
    <article className="block">
      <div className="block__head">
        <h2>{say('draws.at', { moment: momentWords(draw.at), name: draw.by })}</h2>
        <State kind={isReproduced ? 'met' : 'fail'} word={say(isReproduced ? 'draws.same' : 'draws.differs')} />
      </div>
      <DataList
        data={[
          { label: say('draws.seed'), value: <span className="code">{seed}</span> },
          { label: say('draws.pool'), value: say('draws.pool-count', { count: candidates.length, size }) },
          { label: say('draws.inspectors'), value: inspectors.map(({ name }) => name).join('、') },
        ]}
      />
      <Table
        caption={say('draws.drawn')}
        rows={drawn}
        keyOf={({ id }) => id}
        folds
        columns={[
          {
            id: 'number',
            head: say('draws.number'),
            rowHead: true,
            cell: ({ id, number }) => <PageLink to={`/applications/${id}/verification`}>{number}</PageLink>,
          },
          {
            id: 'organisation',
            head: say('draws.organisation'),
            wide: true,
            cell: ({ organisationName }) => organisationName,
          },
          { id: 'inspector', head: say('draws.inspector'), cell: ({ inspectorName }) => inspectorName },
        ]}
      />
      <details>
        <summary>{say('draws.candidates')}</summary>
        <p className="note">{say('draws.method')}</p>
        <Table
          caption={say('draws.candidates')}
          rows={candidates}
          keyOf={({ id }) => id}
          folds
          columns={[
            { id: 'number', head: say('draws.number'), rowHead: true, cell: ({ number }) => number },
            { id: 'id', head: say('draws.id'), cell: ({ id }) => <span className="code">{id}</span>, wide: true },
            { id: 'weight', head: say('draws.weight'), cell: ({ weight }) => weight.toFixed(2), figure: true },
          ]}
        />
      </details>
    </article>
  );
}
