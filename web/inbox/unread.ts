import { MOST_UNREAD, unreadCount } from '../../contracts/inbox.ts';
import { useGet } from '../kit/data.ts';

const LOOK_MILLISECONDS = 60_000;

/** The number behind 消息; none where everything was read. */
export function useUnread(): number | string | undefined {
  const { data } = useGet('/messages/unread-count', unreadCount, { pollMilliseconds: LOOK_MILLISECONDS });
  if (!data || data.count === 0) return undefined;
  return data.count >= MOST_UNREAD ? `${MOST_UNREAD - 1}+` : data.count;
}
