import { get, post, type Route } from '../../platform/route/route.ts';
import { listDeliveries, retryDelivery } from './deliveries/list-deliveries.ts';
import { listFilters, removeFilter, saveFilter } from './filters/saved-filters.ts';
import { countUnread, listMessages, type OrganisationNames } from './messages/list-messages.ts';
import { changePreferences, seePreferences } from './messages/preferences.ts';
import { readAllMessages, readMessage } from './messages/read-message.ts';

export function inboxRoutes(namesOf: OrganisationNames): readonly Route[] {
  return [
    get('/messages', listMessages(namesOf)),
    get('/messages/unread-count', countUnread),
    post('/messages/read-all', readAllMessages),
    post('/messages/:messageId/read', readMessage),
    get('/message-preferences', seePreferences),
    post('/message-preferences', changePreferences),
    get('/message-deliveries', listDeliveries),
    post('/message-deliveries/:deliveryId/retry', retryDelivery),
    get('/work-list/filters', listFilters),
    post('/work-list/filters', saveFilter),
    post('/work-list/filters/:filterId/remove', removeFilter),
  ];
}
