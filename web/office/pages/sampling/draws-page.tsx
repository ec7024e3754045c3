import '../verification/verification.css';
import { useState } from 'react';
import { officeRound } from '../../../../contracts/round.ts';
import { sampleDrawList } from '../../../../contracts/verification.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { usePathPart } from '../../../kit/url.ts';
import { say } from '../verification/say.ts';
import { Draw } from './draw.tsx';
import { DrawDialog } from './draw-dialog.tsx';

/** The drawings of a round, each with its seed and whether it is drawn the same again. */
export function Page() {
  const roundId = encodeURIComponent(usePathPart('roundId'));
  const { staffRoles } = useSignedIn();
  const [isDrawing, setDrawing] = useState(false);
  const round = useGet(`/office/rounds/${roundId}`, officeRound);
  const found = useGet(`/rounds/${roundId}/sample-draws`, sampleDrawList);
  const mayDraw = staffRoles.includes('supervisor');
  return (
    <PageBody
      title={say('draws.of', { title: round.data?.title ?? '' })}
      actions={
        mayDraw && (
          <Button kind="main" onClick={() => setDrawing(true)}>
            {say('draws.draw')}
          </Button>
        )
      }
    >
      <Answer of={found}>
        {({ items }) => (
          <div className="stack">
            {items.length === 0 && <Empty title={say('draws.none')} />}
            {items.map((draw) => (
              <Draw key={draw.id} draw={draw} />
            ))}
          </div>
        )}
      </Answer>
      {isDrawing && <DrawDialog roundId={roundId} onClose={() => setDrawing(false)} />}
    </PageBody>
  );
}
