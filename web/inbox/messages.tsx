import { type MessageView, messageList } from '../../contracts/inbox.ts';
import { useCommand, useGet } from '../kit/data.ts';
import { PageBody, Section } from '../kit/frame/page-body.tsx';
import { momentWords } from '../kit/moments.ts';
import { Button } from '../kit/parts/button.tsx';
import { Pager } from '../kit/parts/filters.tsx';
import { LinkButton } from '../kit/parts/link.tsx';
import { Answer, Empty, toast } from '../kit/parts/states.tsx';
import { Tag } from '../kit/parts/table.tsx';
import { useQueryState, writeQuery } from '../kit/url.ts';
import { Preferences } from './preferences.tsx';
import { say } from './say.ts';
import { useUnread } from './unread.ts';
import './messages.css';

/** What the person was told, newest first; what is not read is marked by a word and by weight. */
export function Messages() {
  const [{ unread, cursor }] = useQueryState();
  const found = useGet(`/messages${writeQuery({ unread, cursor })}`, messageList);
  const count = useUnread();
  const readAll = useCommand({
    path: '/messages/read-all',
    refresh: ['/messages'],
    onDone: () => toast(say('read-all-done')),
  });
  return (
    <PageBody
      title={say('title')}
      narrow
      note={<p>{count === undefined ? say('note-none') : say('note', { count })}</p>}
      actions={
        <>
          <LinkButton kind="plain" to={unread ? '/messages' : '/messages?unread=true'}>
            {say(unread ? 'all' : 'only-unread')}
          </LinkButton>
          {count !== undefined && (
            <Button kind="plain" icon="check" busy={readAll.isPending} onClick={() => readAll.mutate()}>
              {say('read-all')}
            </Button>
          )}
        </>
      }
    >
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={say(unread ? 'empty-unread' : 'empty')}>
                <p>{say('empty-hint')}</p>
              </Empty>
            ) : (
              <ul className="messages" aria-label={say('list')}>
                {items.map((message) => (
                  <Message key={message.id} message={message} />
                ))}
              </ul>
            )}
            <Pager next={next} />
          </>
        )}
      </Answer>
      <Section title={say('preferences')}>
        <Preferences />
      </Section>
    </PageBody>
  );
}

/** Following the link reads the message; the mark goes with the next look. */
function Message({ message }: { readonly message: MessageView }) {
  const { id, title, body, link, organisationName, createdAt, readAt } = message;
  const read = useCommand({ path: `/messages/${id}/read`, refresh: ['/messages'] });
  const isNew = readAt === null;
  return (
    <li data-unread={isNew || undefined}>
      <p className="messages__head">
        <a href={link} onClick={() => isNew && read.mutate()}>
          {title}
        </a>
        {isNew && <Tag>{say('unread')}</Tag>}
      </p>
      <p>{body}</p>
      <p className="note">
        {momentWords(createdAt)}
        {organisationName !== null && ` · ${organisationName}`}
      </p>
    </li>
  );
}
