import type { z } from 'zod';
import { mine, type mineItem } from '../../../../contracts/party.ts';
import { actFor, useActingFor } from '../../../kit/acting-for.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { useGo } from '../../../kit/url.ts';
import { AuthorityMark } from './authority-note.tsx';
import { Letters } from './letters.tsx';
import { say } from './say.ts';

/** The organisations for which the person may act, and the way to another one. */
export function Page() {
  const found = useGet('/organisations/mine', mine);
  return (
    <PageBody
      title={say('mine.title')}
      actions={
        <>
          <LinkButton kind="main" icon="plus" to="/organisations/register">
            {say('mine.register')}
          </LinkButton>
          <LinkButton kind="plain" to="/organisations/claim">
            {say('mine.claim')}
          </LinkButton>
        </>
      }
    >
      <Answer of={found}>
        {({ organisations, letters }) => (
          <>
            {organisations.length === 0 ? (
              <Empty title={say('mine.empty')}>{say('mine.empty-what')}</Empty>
            ) : (
              <Section title={say('mine.list')}>
                <ul className="item-list">
                  {organisations.map((organisation) => (
                    <Line key={organisation.organisationId} organisation={organisation} />
                  ))}
                </ul>
              </Section>
            )}
            <Letters letters={letters} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function Line({ organisation }: { readonly organisation: z.output<typeof mineItem> }) {
  const { organisationId, name, uscc, role, authority, mergedInto } = organisation;
  const acting = useActingFor();
  const go = useGo();
  const choose = () => {
    actFor(organisationId);
    go('/organisation');
  };
  return (
    <li>
      <span>
        <b>{name}</b>
        <span className="sub">
          {uscc} · {say(`role.${role}`)}
          {mergedInto !== null && ` · ${say('mine.merged')}`}
        </span>
        <AuthorityMark of={authority} />
      </span>
      <Button kind="plain" disabled={acting === organisationId} onClick={choose}>
        {acting === organisationId ? say('acting') : say('act-for')}
        <span className="sr">{name}</span>
      </Button>
    </li>
  );
}
