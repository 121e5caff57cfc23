import type { JSX } from 'preact';

/** The file number as the way to the case; a dash where no case stands behind a booking. */
export function CaseLink(props: { applicationId: string | null; fileNumber: string | null }): JSX.Element {
  if (props.applicationId === null || props.fileNumber === null) return <>–</>;
  return (
    <a class="kern-link" href={`/vorgaenge/${props.applicationId}`}>
      {props.fileNumber}
    </a>
  );
}
