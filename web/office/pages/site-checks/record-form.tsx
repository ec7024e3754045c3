import { useState } from 'react';
import { useCommand } from '../../../kit/data.ts';
import { RadioGroup } from '../../../kit/fields/choice.tsx';
import { DateInput, TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { say } from '../verification/say.ts';

interface Visit {
  readonly visitedOn: string | null;
  readonly place: string;
  readonly seen: string;
  /** '' = not said. */
  readonly agrees: string;
  readonly photoFileIds: readonly string[];
}

const BLANK: Visit = { visitedOn: null, place: '', seen: '', agrees: '', photoFileIds: [] };

/** Day, place, what was seen, photos from the camera. */
export function RecordForm({ checkId }: { readonly checkId: string }) {
  const [visit, setVisit] = useState(BLANK);
  const [pressed, setPressed] = useState(false);
  const [asking, setAsking] = useState(false);
  const record = useCommand<object>({
    path: `/site-checks/${checkId}/record`,
    refresh: ['/site-checks'],
    onDone: () => toast(say('visit.recorded')),
  });
  const { visitedOn, place, seen, agrees, photoFileIds } = visit;
  const isWhole = visitedOn !== null && place.trim() !== '' && seen.trim() !== '' && agrees !== '';
  const missing = (isBlank: boolean) => (pressed && isBlank ? say('fill') : undefined);
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setPressed(true);
          setAsking(isWhole);
        }}
      >
        <DateInput
          label={say('visit.day')}
          required
          value={visitedOn}
          onChange={(day) => setVisit({ ...visit, visitedOn: day })}
          error={missing(visitedOn === null)}
        />
        <TextInput
          label={say('visit.place')}
          required
          maxLength={200}
          value={place}
          onChange={(words) => setVisit({ ...visit, place: words })}
          error={missing(place.trim() === '')}
        />
        <TextArea
          label={say('visit.seen')}
          required
          rows={5}
          maxLength={5000}
          value={seen}
          onChange={(words) => setVisit({ ...visit, seen: words })}
          error={missing(seen.trim() === '')}
        />
        <RadioGroup
          label={say('visit.agrees')}
          required
          inline
          options={[
            { value: 'yes', label: say('visit.agrees-yes') },
            { value: 'no', label: say('visit.agrees-no') },
          ]}
          value={agrees}
          onChange={(answer) => setVisit({ ...visit, agrees: answer })}
          error={missing(agrees === '')}
        />
        <FileDrop
          label={say('visit.photos')}
          help={say('visit.photos-help')}
          accept="image/*"
          camera
          onFile={({ id }) => setVisit((before) => ({ ...before, photoFileIds: [...before.photoFileIds, id] }))}
        />
        <p className="note" role="status">
          {photoFileIds.length > 0 && say('visit.photo-count', { count: photoFileIds.length })}
        </p>
        <p className="actions">
          <Button kind="main" type="submit">
            {say('visit.record')}
          </Button>
        </p>
      </form>
      {asking && (
        <ConfirmDialog
          title={say('visit.record')}
          act={say('visit.record')}
          onConfirm={() =>
            record.mutateAsync({
              visitedOn,
              place: place.trim(),
              seen: seen.trim(),
              agrees: agrees === 'yes',
              photoFileIds,
            })
          }
          onClose={() => setAsking(false)}
        >
          {say('visit.record-what')}
        </ConfirmDialog>
      )}
    </>
  );
}
