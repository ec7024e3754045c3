import { useState } from 'react';
import { type SettingView, settingList } from '../../../../contracts/settings.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { say } from './say.ts';
import { valueWords } from './value-words.ts';

/** Everything that may be changed while the service runs: value, default, where the default comes from, who changed it when. */
export function Page() {
  const found = useGet('/settings', settingList);
  const { staffRoles } = useSignedIn();
  const [changing, setChanging] = useState<SettingView>();
  const mayChange = staffRoles.includes('system-administrator');
  return (
    <PageBody
      title={say('title')}
      note={
        <p>
          {say('what')} {!mayChange && say('only-administrator')}
        </p>
      }
    >
      <Answer of={found}>
        {({ items }) => (
          <Table
            caption={say('list')}
            folds
            rows={items}
            keyOf={({ key }) => key}
            columns={[
              {
                id: 'meaning',
                head: say('meaning'),
                wide: true,
                rowHead: true,
                cell: ({ meaning, source }) => (
                  <>
                    {meaning}
                    <SubLine>{source}</SubLine>
                  </>
                ),
              },
              { id: 'value', head: say('value'), cell: (setting) => <b>{valueWords(setting, setting.value)}</b> },
              { id: 'default', head: say('default'), cell: (setting) => valueWords(setting, setting.default) },
              {
                id: 'since',
                head: say('since'),
                cell: ({ since, setByName, isDefault }) =>
                  isDefault || since === null
                    ? say('is-default')
                    : say('by', { at: momentWords(since), name: setByName ?? '' }),
              },
              ...(mayChange
                ? [
                    {
                      id: 'change',
                      head: say('change'),
                      cell: (setting: SettingView) => (
                        <Button kind="quiet" onClick={() => setChanging(setting)}>
                          {say('change')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Answer>
      {changing && <ChangeDialog setting={changing} onClose={() => setChanging(undefined)} />}
    </PageBody>
  );
}
