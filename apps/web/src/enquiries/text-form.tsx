import type { JSX } from 'preact';
import { TEXT_LENGTH_MAX, type WrittenText } from '#enquiries';
import type { Refusal } from '#kernel';
import { type FormBody, sentencesByField } from '../access/index.js';
import { Alert, HiddenField, TextArea } from '../layout/index.js';
import { NO_PERSONS } from './enquiry-words.js';

/** A text as it came in, with the places that look like personal data once the server has seen them. */
export interface TextDraft extends WrittenText {
  readonly suspected: readonly string[];
}

export const EMPTY_TEXT: TextDraft = { body: '', confirmed: [], confirmationReason: '', suspected: [] };

export const textIn = (form: FormBody): WrittenText => ({
  body: form.text('body').replaceAll('\r\n', '\n'),
  confirmed: form.all('confirmed'),
  confirmationReason: form.text('confirmationReason'),
});

/** The text to show again after a refusal: it lives in the page only and is stored nowhere. */
export function draftAfter(text: WrittenText, refusals: readonly Refusal[]): TextDraft {
  const excerpts = refusals.flatMap(({ facts }) => (Array.isArray(facts['excerpts']) ? facts['excerpts'] : []));
  return { ...text, suspected: excerpts.map(String) };
}

export const errorsOf = (refusals: readonly Refusal[]): Readonly<Record<string, string>> => sentencesByField(refusals);

/** The field for a text; where places were found, also the field for the reason why they name nobody. */
export function TextWithCheck(props: {
  readonly label: string;
  readonly draft: TextDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly rows?: number;
}): JSX.Element {
  const { draft, errors } = props;
  return (
    <>
      <TextArea
        name="body"
        label={props.label}
        hint={`${NO_PERSONS} Höchstens ${TEXT_LENGTH_MAX.toLocaleString('de-DE')} Zeichen. Gespeichert wird erst beim Senden.`}
        rows={props.rows ?? 8}
        maxLength={TEXT_LENGTH_MAX}
        value={draft.body}
        error={errors['body']}
      />
      {draft.suspected.length > 0 && (
        <>
          {draft.suspected.map((excerpt) => (
            <HiddenField key={excerpt} name="confirmed" value={excerpt} />
          ))}
          <Alert tone="warning" title="Diese Stellen sehen nach personenbezogenen Daten aus" headingLevel={3}>
            <ul class="kern-list kern-list--bullet">
              {draft.suspected.map((excerpt) => (
                <li key={excerpt}>{excerpt}</li>
              ))}
            </ul>
          </Alert>
          <TextArea
            name="confirmationReason"
            label="Grund, warum keine Person gemeint ist"
            hint="Nur wenn Sie die Stellen oben stehen lassen. Zum Beispiel: „So heißt die Straße, in der die Halle steht.“"
            rows={2}
            maxLength={500}
            required={false}
            value={draft.confirmationReason}
            error={errors['confirmationReason']}
          />
        </>
      )}
    </>
  );
}
